//! Time-weighted sums.

/// The integral of a piecewise constant level over time.
///
/// Units: level × seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    level: f64,
    since_s: f64,
    sum: f64,
}

impl Area {
    /// Sets the level from `now_s` on.
    #[inline]
    pub fn set(&mut self, now_s: f64, level: f64) {
        self.sum += self.level * (now_s - self.since_s);
        self.since_s = now_s;
        self.level = level;
    }

    /// Changes the level by `step` from `now_s` on.
    #[inline]
    pub fn add(&mut self, now_s: f64, step: f64) {
        self.set(now_s, self.level + step);
    }

    /// The integral since the last call, up to `now_s`; starts the next one.
    pub fn take(&mut self, now_s: f64) -> f64 {
        self.set(now_s, self.level);
        std::mem::take(&mut self.sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_level_times_time() {
        let mut area = Area::default();
        area.set(10.0, 2.0);
        area.add(15.0, 1.0);
        assert!((area.take(20.0) - (2.0 * 5.0 + 3.0 * 5.0)).abs() < 1e-12);
        assert!((area.take(21.0) - 3.0).abs() < 1e-12);
    }
}
