//! What must be kept, as typed: "service_level>=80%,satisfaction>=-1pt".

use super::no_cut::{Flaw, NoCut};
use crate::books::metric::{IDS, named};
use crate::books::{Metric, Unit};
use crate::findings::{Floor, Limit};
use crate::text::likeliest;
use crate::unit;

/// What separates a metric from its limit, and whether the limit is the least.
const SIGNS: [(&str, bool); 4] = [(">=", true), ("≥", true), ("<=", false), ("≤", false)];
/// How points are called.
pub(super) const POINTS: [&str; 4] = ["points", "point", "pts", "pt"];

/// Reads floors, separated by commas, with amounts in a currency.
///
/// A limit without a sign is of the metric itself: `80%`, `60s`, `1.5M`. One with a sign is against no cut: `-1pt` of a share in
/// points, `+30s`, `-200k`, or `+10%` of what it is without a cut.
///
/// # Errors
/// [`NoCut::Floor`].
pub fn floors(typed: &str, currency: &str) -> Result<Vec<Floor>, NoCut> {
    typed.split(',').map(|one| floor(one.trim(), currency)).collect()
}

fn floor(typed: &str, currency: &str) -> Result<Floor, NoCut> {
    let refused = |why| NoCut::Floor { typed: typed.to_owned(), why };
    let split = |(sign, is_least): (&str, bool)| {
        let (name, limit) = typed.split_once(sign)?;
        Some((name.trim(), limit.trim(), is_least))
    };
    let (name, limit, is_least) = SIGNS.into_iter().find_map(split).ok_or_else(|| refused(Flaw::Form))?;
    let id = name.to_lowercase().replace(['-', ' '], "_");
    let metric = named(&id).ok_or_else(|| {
        let meant = likeliest(&id, IDS).and_then(named).map(|metric| metric.id);
        refused(if name.is_empty() { Flaw::Form } else { Flaw::NoMetric { name: name.to_owned(), meant } })
    })?;
    let limit = limited(metric, limit, currency);
    let limit = limit.ok_or_else(|| refused(Flaw::Limit { metric: metric.id, unit: metric.unit }))?;
    Ok(Floor { typed: typed.to_owned(), metric, is_least, limit })
}

/// The limit of a metric; `None` if it is none.
pub(super) fn limited(metric: &Metric, typed: &str, currency: &str) -> Option<Limit> {
    let sign = typed.chars().next().and_then(|letter| match letter {
        '+' => Some(1.0),
        '-' | '−' => Some(-1.0),
        _ => None,
    });
    let size = sign.map_or(typed, |_| typed.trim_start_matches(['+', '-', '−'])).trim();
    let is_share = matches!(metric.unit, Unit::Share | Unit::Rate);
    let Some(sign) = sign else { return level(metric.unit, size, currency).map(Limit::Level) };
    if is_share {
        let points = POINTS.iter().find_map(|points| size.strip_suffix(points))?;
        return Some(Limit::Difference(sign * number(points.trim())? / 100.0));
    }
    match size.strip_suffix('%') {
        Some(share) => Some(Limit::Share(sign * number(share.trim())? / 100.0)),
        None => level(metric.unit, size, currency).map(|size| Limit::Difference(sign * size)),
    }
}

/// A number of 0 or more, in the unit of a metric.
fn level(quantity: Unit, typed: &str, currency: &str) -> Option<f64> {
    match quantity {
        Unit::Share | Unit::Rate => unit::share(typed).ok().filter(|share| (0.0..=1.0).contains(share)),
        Unit::Seconds => unit::duration(typed).ok().map(unit::Seconds::get),
        Unit::Money => {
            let (size, times) = in_thousands(typed);
            unit::money(size, currency).ok().filter(|size| *size >= 0.0).map(|size| size * times)
        }
        Unit::Number => {
            let (size, times) = in_thousands(typed);
            Some(number(size)? * times)
        }
    }
}

/// "190M" is 190 and a million.
fn in_thousands(typed: &str) -> (&str, f64) {
    let with = |(letter, times): (char, f64)| typed.strip_suffix(letter).map(|size| (size.trim(), times));
    [('k', 1e3), ('M', 1e6)].into_iter().find_map(with).unwrap_or((typed, 1.0))
}

fn number(typed: &str) -> Option<f64> {
    let is_plain = typed.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    typed.parse().ok().filter(|number: &f64| is_plain && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_without_a_sign_is_of_the_metric_and_one_with_a_sign_against_no_cut() {
        let read = |typed: &str| floors(typed, "USD").map(|floors| floors.iter().map(|floor| floor.limit).collect());
        let known: Vec<(&str, Limit)> = vec![
            ("service_level>=80%", Limit::Level(0.8)),
            ("service-level ≥ 0.8", Limit::Level(0.8)),
            ("satisfaction >= -1pt", Limit::Difference(-0.01)),
            ("satisfaction>=−1.5 points", Limit::Difference(-0.015)),
            ("wait<=1min 30s", Limit::Level(90.0)),
            ("wait<=+30s", Limit::Difference(30.0)),
            ("customers_lost<=+10%", Limit::Share(0.1)),
            ("customers_lost<=+2k", Limit::Difference(2000.0)),
            ("cost<=190M", Limit::Level(190e6)),
            ("cost<=-10%", Limit::Share(-0.1)),
        ];
        for (typed, limit) in known {
            assert_eq!(read(typed), Ok(vec![limit]), "{typed}");
        }
        let both = floors("service_level>=80%, customers_lost<=+10%", "USD").unwrap();
        assert_eq!(
            both.iter().map(|floor| (floor.metric.id, floor.is_least)).collect::<Vec<_>>(),
            [("service_level", true), ("customers_lost", false)]
        );
    }

    #[test]
    fn what_is_no_floor_is_refused_with_what_may_be_meant() {
        let flaw = |typed: &str| match floors(typed, "USD") {
            Err(NoCut::Floor { why, .. }) => why,
            other => panic!("{typed}: {other:?}"),
        };
        for typed in ["", "service_level", "service_level=80%", ">=80%", "service_level>=80%,"] {
            assert_eq!(flaw(typed), Flaw::Form, "{typed}");
        }
        let meant = |typed: &str| match flaw(typed) {
            Flaw::NoMetric { meant, .. } => meant,
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(meant("service_levl>=80%"), Some("service_level"));
        assert_eq!(meant("satisfacton>=-1pt"), Some("satisfaction"));
        for typed in ["satisfaction>=-1%", "satisfaction>=1pt", "satisfaction>=120%", "wait<=60", "wait<=-1pt"] {
            assert!(matches!(flaw(typed), Flaw::Limit { .. }), "{typed}");
        }
        for typed in ["cost<=nan", "cost<=60s", "customers_lost<=inf", "customers_lost<=+%", "cost<=1e9e9"] {
            assert!(matches!(flaw(typed), Flaw::Limit { .. }), "{typed}");
        }
    }
}
