//! A frame whose horizontal axis is the weeks of the horizon.

use jiff::civil::Date;
use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::axis::Axis;
use super::canvas::{Canvas, Drawn, GRID, INK};
use super::labels::Rect;
use super::page::TICK;
use crate::findings::Band;
use crate::words::{Language, say};

/// Room that the label of a date needs.
pub const DATE_WIDTH: f64 = 86.0;
/// Pieces of the time axis of which a pointer may learn more.
const HINTS: usize = 52;

/// A frame over weeks.
pub struct Panel<'a> {
    /// Where it stands.
    pub frame: Rect,
    /// First days of the weeks.
    pub weeks: &'a [Date],
    /// The vertical axis.
    pub axis: &'a Axis,
    /// One of the axis' units, as the quantity itself counts.
    pub unit: f64,
}

impl Panel<'_> {
    /// Where a time in weeks and a value stand.
    pub fn at(&self, week: f64, value: f64) -> (f64, f64) {
        let up = self.axis.share(value / self.unit).clamp(0.0, 1.0);
        (self.x(week), self.frame.y + self.frame.h * (1.0 - up))
    }

    fn x(&self, week: f64) -> f64 {
        self.frame.x + self.frame.w * week / (self.weeks.len() as f64).max(1.0)
    }

    /// Draws the horizontal lines, with numbers if `numbered`, and the dates below if `dated`.
    ///
    /// # Errors
    /// What plotters says.
    pub fn grid(&self, canvas: &Canvas, numbered: bool, dated: bool) -> Drawn {
        let Rect { x, y, w, h } = self.frame;
        for &tick in &self.axis.ticks {
            let level = self.at(0.0, tick * self.unit).1;
            canvas.line((x, level), (x + w, level), 1.0, GRID)?;
            if numbered {
                let text = canvas.number(tick, self.axis.digits);
                canvas.text(&text, (x - 8.0, level), TICK.aligned(HPos::Right))?;
            }
        }
        canvas.line((x, y + h), (x + w, y + h), 1.25, INK)?;
        for (week, text) in date_ticks(canvas.language(), self.weeks, ((w / DATE_WIDTH) as usize).max(1)) {
            let at = self.x(week);
            canvas.line((at, y + h), (at, y + h + 4.0), 1.25, INK)?;
            if dated {
                let half = TICK.measure(&text).0 / 2.0;
                let middle = at.clamp(x + half.min(w / 2.0), x + w - half.min(w / 2.0));
                canvas.text(&text, (middle, y + h + 14.0), TICK.aligned(HPos::Center))?;
            }
        }
        Ok(())
    }

    /// Fills what lies between two of the band's percentiles.
    ///
    /// # Errors
    /// What plotters says.
    pub fn fan(
        &self,
        canvas: &Canvas,
        bands: &[Option<Band>],
        (low, high): (usize, usize),
        (colour, opacity): (RGBColor, f64),
    ) -> Drawn {
        let edge = |side: usize| runs(bands, |week, band: &Band| self.at(week, band[side]));
        for (mut lower, upper) in edge(low).into_iter().zip(edge(high)) {
            lower.extend(upper.into_iter().rev());
            if lower.len() > 2 {
                canvas.shape(&lower, colour, opacity)?;
            }
        }
        Ok(())
    }

    /// The medians as lines, broken where a week has none.
    pub fn medians(&self, bands: &[Option<Band>]) -> Vec<Vec<(f64, f64)>> {
        let mut runs = runs(bands, |week, band| self.at(week, band[2]));
        for run in runs.iter_mut().filter(|run| run.len() == 1) {
            // A week alone is a short dash.
            let (x, y) = run[0];
            *run = vec![(x - 2.0, y), (x + 2.0, y)];
        }
        runs
    }

    /// Says more where the pointer rests, for at most 52 weeks.
    pub fn hints(&self, canvas: &Canvas, text: impl Fn(usize) -> String) {
        let step = self.weeks.len().div_ceil(HINTS).max(1);
        for week in (0..self.weeks.len()).step_by(step) {
            let (left, right) = (self.x(week as f64), self.x((week + step).min(self.weeks.len()) as f64));
            let strip = Rect { x: left, w: right - left, ..self.frame };
            let start = say!(canvas.language(), "hint-week-of", date = self.weeks[week].to_string());
            canvas.hint(strip, &format!("{start}\n{}", text(week)));
        }
    }
}

/// Points of the weeks that have a value, in runs without a gap.
fn runs(bands: &[Option<Band>], at: impl Fn(f64, &Band) -> (f64, f64)) -> Vec<Vec<(f64, f64)>> {
    let weeks: Vec<Option<(f64, f64)>> =
        bands.iter().enumerate().map(|(week, band)| band.as_ref().map(|band| at(week as f64 + 0.5, band))).collect();
    weeks
        .split(Option::is_none)
        .filter(|run| !run.is_empty())
        .map(|run| run.iter().flatten().copied().collect())
        .collect()
}

/// Round dates within the weeks, at most `most` of them: each as weeks since the first, and as people write it.
pub fn date_ticks(language: Language, weeks: &[Date], most: usize) -> Vec<(f64, String)> {
    let Some(&first) = weeks.first() else { return Vec::new() };
    if weeks.len() < 14 {
        let step = weeks.len().div_ceil(most).max(1);
        let ticks = weeks.iter().enumerate().step_by(step);
        return ticks.map(|(week, date)| (week as f64, day_and_month(language, *date))).collect();
    }
    let months: Vec<(i32, f64)> = (0..weeks.len() * 7)
        .filter_map(|day| Some((day, first.checked_add(jiff::Span::new().days(i64::try_from(day).ok()?)).ok()?)))
        .filter(|(_, date)| date.day() == 1)
        .map(|(day, date)| (i32::from(date.year()) * 12 + i32::from(date.month()) - 1, day as f64 / 7.0))
        .collect();
    let every = |step: i32| months.iter().filter(move |(month, _)| month % step == 0);
    let step = [1, 2, 3, 4, 6, 12, 24, 60, 120].into_iter().find(|&step| every(step).count() <= most).unwrap_or(240);
    let name = |month: i32| format!("{} {}", say!(language, "month", n = month % 12 + 1), month / 12);
    every(step).map(|&(month, week)| (week, name(month))).collect()
}

/// "8 Jan".
fn day_and_month(language: Language, date: Date) -> String {
    say!(language, "day-and-month", day = date.day(), month = say!(language, "month", n = date.month()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn weeks(n: i64) -> Vec<Date> {
        (0..n).map(|week| date(2024, 1, 1).saturating_add(week.weeks())).collect()
    }

    #[test]
    fn dates_are_round_and_never_more_than_wanted() {
        for (n, most) in [(1, 3), (2, 1), (13, 7), (26, 4), (104, 2), (104, 9), (520, 3)] {
            let ticks = date_ticks(Language::English, &weeks(n), most);
            assert!(ticks.len() <= most, "{n} weeks: {ticks:?}");
            assert!(ticks.iter().all(|(week, _)| (0.0..=n as f64).contains(week)), "{ticks:?}");
        }
        let shown: Vec<String> =
            date_ticks(Language::English, &weeks(104), 4).into_iter().map(|(_, text)| text).collect();
        assert_eq!(shown, ["Jan 2024", "Jul 2024", "Jan 2025", "Jul 2025"]);
        assert_eq!(date_ticks(Language::English, &weeks(2), 4)[1], (1.0, "8 Jan".to_owned()));
        assert!(date_ticks(Language::English, &[], 4).is_empty());
    }

    #[test]
    fn lines_break_where_a_week_has_no_value() {
        let some = Some([0.0; 5]);
        let found = runs(&[None, some, some, None, None, some], |week, _| (week, 0.0));
        assert_eq!(found, [vec![(1.5, 0.0), (2.5, 0.0)], vec![(5.5, 0.0)]]);
        assert!(runs(&[None, None], |week, _| (week, 0.0)).is_empty());
    }
}
