//! The question: how it is asked, and lived through, strategies × replications under common random numbers.

mod design;
mod draws;
mod ends;
mod forecast;
mod layout;
mod lives;
mod run;
mod scale;
mod search;
mod shelf;
mod trial_run;

pub use crate::model::{Observer, Silent};
pub use design::{Design, DrawnDesign};
pub use draws::{Chosen, Draws, LivedDraw, MOST_DRAWS, Sifted, choose, drawable, drawn, lives_of_draws, sifted};
pub use ends::{ends, totals_of_ends, uncertain, weeks_of_ends};
pub use forecast::{Forecast, customers_at_end, forecast, kept_bytes, most_chats};
pub use layout::{AxisOf, Layout};
pub use lives::{
    Absence, ContactEnd, Happening, IssueEnd, Life, Moment, Reason, Verdict, Whom, lives, number_of_customers,
};
pub use run::{
    Coarse, Coarser, Digests, Run, Unmeasured, deserted, run, run_calibrated, run_more, run_strategies, unmeasured,
};
pub use scale::measure_scale;
pub use search::{Unfound, least_headcount};
pub use shelf::{LifeName, Measuring, NoShelf, Shelf, Watch, totals};
pub use trial_run::{TrialRun, Tried, Unfinished};
