//! Quantities with their unit: checked when made, typed as people write them ("5m 30s", "35 %", "$18").
//!
//! A plain number is accepted only where it cannot be misread: a share (0.35), a price in the scenario's own
//! currency (18). A duration always needs its unit.

/// Seconds in one minute, hour, day and week.
pub const MINUTE: f64 = 60.0;
/// Seconds in one hour.
pub const HOUR: f64 = 3600.0;
/// Seconds in one day.
pub const DAY: f64 = 86_400.0;
/// Seconds in one week.
pub const WEEK: f64 = 604_800.0;
/// Seconds in one average Gregorian year (365.2425 days).
pub const YEAR: f64 = 365.2425 * DAY;
/// Seconds in one average month: a twelfth of [`YEAR`].
pub const MONTH: f64 = YEAR / 12.0;

/// Why a text is not a quantity.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// The number is missing, not a number, or not finite.
    #[error("not a finite number")]
    NotANumber,
    /// A duration came without a unit.
    #[error("the unit is missing")]
    NoUnit,
    /// The unit is unknown or of another kind.
    #[error("the unit is not one of {0}")]
    WrongUnit(&'static str),
    /// The parts of a duration do not go from the largest unit to the smallest.
    #[error("its parts do not go from the largest unit to the smallest, each once")]
    Unordered,
    /// The quantity lies outside what its type can hold.
    #[error("outside {0}")]
    OutOfRange(&'static str),
}

/// A length of time, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Seconds(f64);

impl Seconds {
    /// Checked: finite and 0 s or more.
    ///
    /// # Errors
    /// [`UnitError::NotANumber`] if not finite, [`UnitError::OutOfRange`] if below 0.
    pub fn new(value: f64) -> Result<Self, UnitError> {
        not_below_zero(value, "0 s or more").map(Self)
    }

    /// The number, in seconds.
    pub const fn get(self) -> f64 {
        self.0
    }
}

fn not_below_zero(value: f64, allowed: &'static str) -> Result<f64, UnitError> {
    match value {
        value if !value.is_finite() => Err(UnitError::NotANumber),
        value if value < 0.0 => Err(UnitError::OutOfRange(allowed)),
        value => Ok(value),
    }
}

const DURATION_UNITS: &str = "s, min, h, days, weeks, months, years (\"5m 30s\", \"1.5 h\", \"2 weeks\")";

/// Reads a duration: "11 min", "5m30s", "1.5 h", "2 weeks". Days are 24 hours, months a twelfth of the average year.
///
/// # Errors
/// [`UnitError::NoUnit`] for a bare number, [`UnitError::WrongUnit`] for anything that is no duration.
///
/// # Examples
/// ```
/// assert_eq!(blendsim::unit::duration("5m 30s").unwrap().get(), 330.0);
/// assert!(blendsim::unit::duration("5").is_err());
/// ```
pub fn duration(text: &str) -> Result<Seconds, UnitError> {
    let text = text.trim();
    if plain(text).is_ok() {
        return Err(UnitError::NoUnit);
    }
    let below_zero = text.strip_prefix(['-', '−']);
    let total = parts(below_zero.unwrap_or(text).trim_start())?;
    Seconds::new(if below_zero.is_some() && total > 0.0 { -total } else { total })
}

/// The sum of "1 h", "30 min" and so on, from the largest unit to the smallest, none twice.
fn parts(text: &str) -> Result<f64, UnitError> {
    let (mut rest, mut total, mut before_s) = (text, 0.0, f64::INFINITY);
    loop {
        let (value, after) = leading_number(rest)?;
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let unit_s = unit_seconds(&after[..end]).ok_or(UnitError::WrongUnit(DURATION_UNITS))?;
        if unit_s >= before_s {
            return Err(UnitError::Unordered);
        }
        (total, before_s) = (total + value * unit_s, unit_s);
        rest = after[end..].trim_start();
        if rest.is_empty() {
            return Ok(total);
        }
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
}

fn unit_seconds(unit: &str) -> Option<f64> {
    Some(match unit {
        "ms" => 0.001,
        "s" | "sec" | "secs" | "second" | "seconds" => 1.0,
        "m" | "min" | "mins" | "minute" | "minutes" => MINUTE,
        "h" | "hr" | "hrs" | "hour" | "hours" => HOUR,
        "d" | "day" | "days" => DAY,
        "w" | "week" | "weeks" => WEEK,
        "month" | "months" => MONTH,
        "year" | "years" => YEAR,
        _ => return None,
    })
}

/// So many a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct PerSecond(f64);

impl PerSecond {
    /// Checked: finite and 0 or more.
    ///
    /// # Errors
    /// [`UnitError::NotANumber`] if not finite, [`UnitError::OutOfRange`] if below 0.
    pub fn new(value: f64) -> Result<Self, UnitError> {
        not_below_zero(value, "0 or more").map(Self)
    }

    /// The number, per second.
    pub const fn get(self) -> f64 {
        self.0
    }
}

const RATE_UNITS: &str = "a number per time (\"200/h\", \"100/30min\", \"3.3/min\", \"0.05/s\")";

/// Reads a rate: "200/h", "100/30min", "3.3/min", "0.05/s", "200 per hour".
///
/// # Errors
/// [`UnitError::NoUnit`] for a bare number, [`UnitError::WrongUnit`] for anything after it that is no length of time.
///
/// # Examples
/// ```
/// assert_eq!(blendsim::unit::rate("100/30min").unwrap().get(), 100.0 / 1800.0);
/// assert!(blendsim::unit::rate("200").is_err());
/// ```
pub fn rate(text: &str) -> Result<PerSecond, UnitError> {
    let Some((number, time)) = text.split_once('/').or_else(|| text.split_once(" per ")) else {
        return Err(plain(text).map_or_else(|error| error, |_| UnitError::NoUnit));
    };
    let (value, time) = (plain(number)?, time.trim());
    let seconds = match unit_seconds(time) {
        Some(seconds) => seconds,
        None => duration(time).map_err(|_| UnitError::WrongUnit(RATE_UNITS))?.get(),
    };
    if seconds <= 0.0 {
        return Err(UnitError::WrongUnit(RATE_UNITS));
    }
    PerSecond::new(value / seconds)
}

/// Splits "12.5 min" into 12.5 and "min".
fn leading_number(text: &str) -> Result<(f64, &str), UnitError> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '_'))).unwrap_or(text.len());
    Ok((plain(&text[..end])?, text[end..].trim_start()))
}

/// Reads a time of day, "08:30", as minutes after midnight; "24:00" is the last. `None` for anything else.
pub fn time_of_day(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let minutes = two_digits(hour)? * 60 + two_digits(minute).filter(|minute| *minute < 60)?;
    (f64::from(minutes) * MINUTE <= DAY).then_some(minutes)
}

/// A time of day as it is told: "08:30", or "08:30:15" where minutes do not tell.
pub fn clock_time(since_midnight_s: f64) -> String {
    let s = since_midnight_s.round() as u32;
    let clock = format!("{:02}:{:02}", s / 3600, s / 60 % 60);
    if s.is_multiple_of(60) { clock } else { format!("{clock}:{:02}", s % 60) }
}

/// The weekday of a moment of the week, Monday 0, and its time of day as it is told.
pub fn weekday_and_time(since_monday_s: f64) -> (usize, String) {
    let day = (since_monday_s / DAY) as usize;
    (day % 7, clock_time(since_monday_s - day as f64 * DAY))
}

fn two_digits(text: &str) -> Option<u32> {
    whole(text).filter(|_| text.len() == 2)
}

/// Reads a whole number written in digits alone, without a sign.
pub fn whole(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Reads a share: "35 %", "0.35", "3.5e-1", "-8 points" of a difference of shares. Not clamped, so that a fault can name what was found.
///
/// "99.9 %" is the same number as "0.999": the point is moved in the decimal digits, for a product with 0.01 would be a bit off
/// and could lie beyond a bound that is itself allowed.
///
/// # Errors
/// [`UnitError::NotANumber`] if it is no finite number.
pub fn share(text: &str) -> Result<f64, UnitError> {
    let text = text.trim();
    let of_a_hundred = ["%", "points", "point"].iter().find_map(|unit| text.strip_suffix(unit));
    match of_a_hundred {
        Some(percent) => plain(&format!("{}e-2", plain(percent.trim())?)),
        None => plain(text),
    }
}

/// Reads an amount of money: "$18", "18 USD", "$57,143", "18". `currency` is the scenario's code.
///
/// # Errors
/// [`UnitError::WrongUnit`] if it is in another currency, [`UnitError::NotANumber`] if it is no finite number.
pub fn money(text: &str, currency: &str) -> Result<f64, UnitError> {
    let symbol = match currency {
        "USD" | "CAD" | "AUD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        _ => currency,
    };
    let text = text.trim();
    let number = text.strip_suffix("/h").unwrap_or(text).trim();
    let (sign, number) = number.strip_prefix(['-', '−']).map_or((1.0, number), |rest| (-1.0, rest.trim_start()));
    let number = number.strip_prefix(symbol).unwrap_or(number);
    let number = number.strip_prefix(currency).unwrap_or(number);
    let number = number.strip_suffix(currency).unwrap_or(number).trim();
    if sign < 0.0 && number.starts_with(['-', '−', '+']) {
        return Err(UnitError::NotANumber);
    }
    if number.contains(|c: char| c.is_alphabetic() || "$€£".contains(c)) && plain(number).is_err() {
        return Err(UnitError::WrongUnit("the scenario's currency"));
    }
    if !has_whole_groups(number) {
        return Err(UnitError::NotANumber);
    }
    plain(&number.replace(',', "")).map(|value| sign * value)
}

/// Whether commas stand only between groups of three digits: "57,143.50", but neither "32,50" nor "1.200,50".
fn has_whole_groups(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    !number[whole.len()..].contains(',')
        && (whole == first || (1..=3).contains(&first.len()))
        && groups.all(|group| group.len() == 3 && group.bytes().all(|digit| digit.is_ascii_digit()))
}

fn plain(text: &str) -> Result<f64, UnitError> {
    let text = text.trim();
    // Underscores stand between digits, as in TOML: "1_000".
    let is_grouped = |(place, _): (usize, &str)| {
        let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
        is_digit(text.as_bytes()[..place].last()) && is_digit(text.as_bytes().get(place + 1))
    };
    let is_number = text.match_indices('_').all(is_grouped);
    let value = text.replace('_', "").replace('−', "-").parse::<f64>();
    value.ok().filter(|value| is_number && value.is_finite()).ok_or(UnitError::NotANumber)
}

/// A length of time as people write it: "45 s", "11 min", "1.5 h", "6 days", "4 weeks".
///
/// Units: `seconds` in s.
pub fn human_duration(seconds: f64) -> String {
    let (value, digits, unit) = in_its_unit(seconds);
    format!("{value:.digits$} {unit}")
}

/// A length of time in the largest unit that leaves at least 1, with the digits after the point that it is written with: one where
/// it says something.
///
/// Units: `seconds` in s.
pub fn in_its_unit(seconds: f64) -> (f64, usize, &'static str) {
    let (value, unit) = match seconds {
        s if s > 0.0 && s < 1.0 => (1000.0 * s, "ms"),
        s if s < 90.0 => (s, "s"),
        s if s < 90.0 * MINUTE => (s / MINUTE, "min"),
        s if s < 2.0 * DAY => (s / HOUR, "h"),
        s if s < 2.0 * WEEK => (s / DAY, "days"),
        s => (s / WEEK, "weeks"),
    };
    let rounded = (value * 10.0).round() / 10.0;
    let is_whole = rounded >= 100.0 || rounded.fract() == 0.0;
    (rounded, usize::from(!is_whole), unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("11min", 660.0),
            ("1h 30min", 5400.0),
            ("5m30s", 330.0),
            ("1.5 days", 129_600.0),
            ("2 weeks", 1_209_600.0),
            ("6 months", YEAR / 2.0),
            ("1 year 1 week", YEAR + WEEK),
            ("250 ms", 0.25),
        ] {
            assert!((duration(text).unwrap().get() - seconds).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn a_duration_without_unit_or_with_a_strange_one_is_refused() {
        assert_eq!(duration("11"), Err(UnitError::NoUnit));
        assert_eq!(duration("11 apples"), Err(UnitError::WrongUnit(DURATION_UNITS)));
        assert_eq!(duration("soon"), Err(UnitError::NotANumber));
        assert_eq!(duration(""), Err(UnitError::NotANumber));
        assert_eq!(duration("-5 min"), Err(UnitError::OutOfRange("0 s or more")));
        for sum in ["6 min -5 min", "6 min 5 min", "30 s 5 min", "1 h 30 h"] {
            assert!(duration(sum).is_err(), "{sum}");
        }
        assert_eq!(duration("30 s 5 min"), Err(UnitError::Unordered));
        for slip in ["+5 min", "5 min,", "5 min,,3 s", "_5 min", "5_ min", "5__0 min", "--5 min", "1.2.3 s"] {
            assert!(duration(slip).is_err(), "{slip}");
        }
    }

    #[test]
    fn times_of_day_are_four_digits_and_a_colon() {
        assert_eq!(["00:00", "08:30", "24:00"].map(time_of_day), [Some(0), Some(510), Some(1440)]);
        for slip in ["+8:00", "8:00", "08:60", "24:01", "08:+5", "0８:00", "08.30", "08:00:00", ""] {
            assert_eq!(time_of_day(slip), None, "{slip}");
        }
    }

    #[test]
    fn rates_are_read_as_people_write_them() {
        for (text, per_s) in [
            ("200/h", 200.0 / 3600.0),
            ("100/30min", 100.0 / 1800.0),
            ("3.3 / min", 0.055),
            ("0.05/s", 0.05),
            ("1_000 per day", 1000.0 / DAY),
            ("90/1h 30min", 90.0 / 5400.0),
        ] {
            assert!((rate(text).unwrap().get() / per_s - 1.0).abs() < 1e-12, "{text}");
        }
    }

    #[test]
    fn a_rate_without_time_or_with_a_strange_one_is_refused() {
        assert_eq!(rate("200"), Err(UnitError::NoUnit));
        assert_eq!(rate("many/h"), Err(UnitError::NotANumber));
        assert_eq!(rate(""), Err(UnitError::NotANumber));
        assert_eq!(rate("-3/h"), Err(UnitError::OutOfRange("0 or more")));
        for strange in ["3/fortnight", "3/", "3/0s", "3/30", "3/-2h", "3/h/h"] {
            assert_eq!(rate(strange), Err(UnitError::WrongUnit(RATE_UNITS)), "{strange}");
        }
    }

    #[test]
    fn shares_and_money_keep_their_unit() {
        for (percent, plain) in
            [("35 %", "0.35"), ("99.9 %", "0.999"), ("-2.2%", "-0.022"), ("1e1 %", "0.1"), ("0 %", "0")]
        {
            assert_eq!(share(percent).unwrap().to_bits(), share(plain).unwrap().to_bits(), "{percent}");
        }
        assert_eq!((share("-8 points"), share("1 point")), (Ok(-0.08), Ok(0.01)));
        assert!(share("points").is_err() && share("8 appoints").is_err());
        assert!(share("%").is_err() && share("a %").is_err() && share("1e400 %").is_err());
        assert!((money("$57,143", "USD").unwrap() - 57_143.0).abs() < 1e-9);
        assert!((money("18 USD/h", "USD").unwrap() - 18.0).abs() < 1e-9);
        assert!((money("€18", "EUR").unwrap() - 18.0).abs() < 1e-9);
        assert!((money("-$5", "USD").unwrap() + 5.0).abs() < 1e-9);
        assert!(money("£18", "EUR").is_err());
        for signs in ["--5", "-$-5", "-+5", "5-", "$", "_5", "5__0"] {
            assert!(money(signs, "USD").is_err(), "{signs}");
        }
        for decimal_comma in ["32,50", "€32,5", "1.200,50", "3,2,5", "1234,567"] {
            assert!(money(decimal_comma, "EUR").is_err(), "{decimal_comma}");
        }
        assert!(money("18 USD", "EUR").is_err());
    }

    #[test]
    fn seconds_are_finite_and_not_below_zero() {
        assert_eq!(Seconds::new(f64::NAN), Err(UnitError::NotANumber));
        assert_eq!(Seconds::new(-1.0), Err(UnitError::OutOfRange("0 s or more")));
        assert_eq!(Seconds::new(0.0).map(Seconds::get), Ok(0.0));
    }

    #[test]
    fn durations_are_shown_in_the_unit_people_would_choose() {
        assert_eq!([0.0, 0.001, 0.25, 1.0].map(human_duration), ["0 s", "1 ms", "250 ms", "1 s"]);
        assert_eq!(human_duration(42.0), "42 s");
        assert_eq!(human_duration(660.0), "11 min");
        assert_eq!(human_duration(129_600.0), "36 h");
        assert_eq!(human_duration(6.5 * DAY), "6.5 days");
    }
}
