//! How precise a run is to be, as typed.

use super::floors::{POINTS, limited};
use crate::books::metric::{COST, IDS, SATISFACTION, named};
use crate::findings::{Limit, Precise, Precision};
use crate::text::likeliest;
use crate::words::{Language, Ruler, say};

/// Histories that are lived before the first look; each look after it comes at twice as many.
pub const FIRST_LOOK: u32 = 8;
/// Most histories of a strategy.
pub const MOST: u32 = 4096;

/// Why a run cannot be as precise as was asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.told(Language::English))]
#[expect(missing_docs, reason = "the words of each say what it is")]
pub enum Imprecise {
    Form { typed: String },
    NoMetric { typed: String, name: String, meant: Option<&'static str> },
    Undefined { metric: &'static str },
    TooMany { found: Box<Precise>, lived: usize, currency: String },
}

impl Imprecise {
    /// It in words.
    pub fn told(&self, language: Language) -> String {
        match self {
            Self::Form { typed } => say!(language, "precision-form", typed = typed),
            Self::NoMetric { typed, name, meant } => {
                let meant = meant.map_or_else(String::new, |meant| say!(language, "meant", name = meant));
                say!(language, "precision-no-metric", typed = typed, name = name, meant = meant)
            }
            Self::Undefined { metric } => say!(language, "precision-undefined", metric = *metric),
            Self::TooMany { found, lived, currency } => {
                let ruler = Ruler::told(language, found.metric.unit, currency, found.half_width);
                let size = |size: f64| format!("{} {}", ruler.show(Some(size)), ruler.unit_of_difference());
                let least = found.half_width * (*lived as f64 / f64::from(MOST)).sqrt();
                say!(
                    language,
                    "precision-too-many",
                    typed = &found.typed,
                    needed = language.grouped(found.needed(*lived), 0),
                    most = language.grouped(f64::from(MOST), 0),
                    lived = *lived,
                    reached = size(found.half_width).trim_end(),
                    least = size(least).trim_end(),
                )
            }
        }
    }
}

/// Reads "0.5pt", "2%", "20k:cost" or "1pt:abandonment", amounts in a currency. Without a metric, points are of satisfaction and all else of total cost; a share is one of
/// what the metric is under the baseline.
///
/// # Errors
/// [`Imprecise`].
pub fn read(typed: &str, currency: &str) -> Result<Precision, Imprecise> {
    let (size, name) = typed.split_once(':').map_or((typed, None), |(size, name)| (size, Some(name)));
    let size = size.trim().trim_start_matches(['±', '+']).trim_start();
    let metric = match name {
        None if POINTS.iter().any(|points| size.ends_with(points)) => &SATISFACTION,
        None => &COST,
        Some(name) => {
            let id = name.trim().to_lowercase().replace(['-', ' '], "_");
            let meant = || likeliest(&id, IDS).and_then(named).map(|metric| metric.id);
            named(&id).ok_or_else(|| Imprecise::NoMetric { typed: typed.into(), name: name.into(), meant: meant() })?
        }
    };
    let metric = named(metric.id).unwrap_or(&COST);
    let is_size = |limit: &Limit| match limit {
        _ if size.starts_with(['-', '−']) => false,
        Limit::Level(size) | Limit::Difference(size) | Limit::Share(size) => *size > 0.0,
    };
    let wanted = limited(metric, &format!("+{size}"), currency).filter(is_size);
    let wanted = wanted.ok_or_else(|| Imprecise::Form { typed: typed.to_owned() })?;
    Ok(Precision { typed: typed.to_owned(), metric, wanted })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_of_satisfaction_and_all_else_of_total_cost_unless_it_says() {
        let of = |typed: &str| read(typed, "USD").map(|read| (read.metric.id, read.wanted));
        assert_eq!(of("0.5pt"), Ok(("satisfaction", Limit::Difference(0.005))));
        assert_eq!(of("2%"), Ok(("cost", Limit::Share(0.02))));
        assert_eq!(of("±20k:service-cost"), Ok(("service_cost", Limit::Difference(20_000.0))));
        assert_eq!(of("1 points:service_level"), Ok(("service_level", Limit::Difference(0.01))));
        assert_eq!(of("5s:wait"), Ok(("wait", Limit::Difference(5.0))));
        for slip in ["", "0pt", "-1pt", "2%:satisfaction", "half", "5s"] {
            assert_eq!(of(slip), Err(Imprecise::Form { typed: slip.to_owned() }), "{slip}");
        }
        let refused = of("1pt:satisfction").unwrap_err().told(Language::English);
        assert!(refused.contains("did you mean `satisfaction`"), "{refused}");
    }
}
