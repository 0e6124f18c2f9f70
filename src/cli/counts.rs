//! How a file of counts is read, as typed.

use clap::Args;

use super::values::{DayOrder, Decimal};
use crate::intake::{Asked, DateOrder, Mark};

/// What a file of counts does not show by itself.
#[derive(Debug, Args)]
pub struct CountsArgs {
    /// Which number of 03/04/2024 is the day: the first (dmy) or the second (mdy) [default: as the file shows]
    #[arg(long, value_enum)]
    pub date_order: Option<DayOrder>,
    /// What stands before a fraction [default: as the file shows]
    #[arg(long, value_enum)]
    pub decimal: Option<Decimal>,
    /// Header of the column of counts [default: the only one with numbers, or named like counts]
    #[arg(long, value_name = "NAME")]
    pub count: Option<String>,
}

impl CountsArgs {
    /// The same as the intake is told it.
    pub fn asked(&self) -> Asked {
        let order = |order| if order == DayOrder::Dmy { DateOrder::DayFirst } else { DateOrder::MonthFirst };
        let mark = |mark| if mark == Decimal::Point { Mark::Point } else { Mark::Comma };
        Asked { order: self.date_order.map(order), mark: self.decimal.map(mark), count: self.count.clone() }
    }
}
