//! How long contacts would wait, by classes: whoever gave up is less patient the next time, and whoever was answered more, where
//! patience is kept.

use crate::dist::Dist;
use crate::rng::{Role, Streams};

/// Classes of patience.
pub const CLASSES: usize = 18;
/// Chances of a first contact's patience between which a class lies: fine where patience is short, since most waits are.
const CHANCES: [f64; CLASSES + 1] =
    [0.0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.17, 0.22, 0.28, 0.35, 0.43, 0.52, 0.62, 0.72, 0.82, 0.91, 0.97, 1.0];
/// Draws from which a law that has no simple quantiles is worked out.
const DRAWS: usize = 1 << 15;

/// Something of each class.
pub type Shares = [f64; CLASSES];

/// The patience of first contacts: the classes' ends, s.
#[derive(Clone, Debug)]
pub struct Law {
    ends_s: [f64; CLASSES + 1],
}

impl Law {
    /// That of a law.
    pub fn of(law: &Dist) -> Self {
        let ends_s = match law {
            Dist::Never => [f64::INFINITY; CLASSES + 1],
            Dist::Exponential { mean_s } => CHANCES.map(|chance| -mean_s * libm::log1p(-chance.min(0.999))),
            _ => quantiles(law),
        };
        let mut own = Self { ends_s };
        own.ends_s[0] = 0.0;
        own
    }

    /// The share of each class among first contacts.
    pub fn shares() -> Shares {
        std::array::from_fn(|class| CHANCES[class + 1] - CHANCES[class])
    }
}

fn quantiles(law: &Dist) -> [f64; CLASSES + 1] {
    let (sampler, mut luck) = (law.sampler(), Streams::new(0, 0).stream(Role::Crowd, 0, 0));
    let mut draws: Vec<f64> = (0..DRAWS).map(|_| sampler.sample(&mut luck)).collect();
    draws.sort_by(f64::total_cmp);
    CHANCES.map(|chance| draws[((chance * DRAWS as f64) as usize).min(DRAWS - 1)])
}

/// What becomes of one contact that meets a wait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Met {
    /// The class whose patience ends within the wait, and the part of it that ends before.
    pub class: usize,
    pub part: f64,
    /// The chance to wait that long, and seconds that it waits at most until then.
    pub longer: f64,
    pub waited_s: f64,
}

/// The patience of contacts of several classes together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mixed {
    ends_s: [f64; CLASSES + 1],
    /// At each end: who would wait longer, as a share, and seconds waited until then by one contact.
    longer: [f64; CLASSES + 1],
    waited_s: [f64; CLASSES + 1],
    /// Who gives up by the time that counts as soon, if not answered before.
    pub gone_in_time: f64,
}

impl Mixed {
    /// So many of each class; `threshold_s` is the time that counts as soon.
    pub fn of(law: &Law, amounts: &Shares, threshold_s: f64) -> Self {
        let all: f64 = amounts.iter().sum();
        let mut own = Self { ends_s: law.ends_s, longer: [1.0; CLASSES + 1], ..Self::default() };
        for (class, amount) in amounts.iter().enumerate() {
            let (before, share) = (own.longer[class], if all > 0.0 { amount / all } else { 0.0 });
            // Rounding must leave nobody who never gives up.
            let after = if class + 1 == CLASSES { 0.0 } else { (before - share).max(0.0) };
            let length_s = law.ends_s[class + 1] - law.ends_s[class];
            let waited_s =
                if length_s > 0.0 && length_s.is_finite() { length_s * f64::midpoint(before, after) } else { 0.0 };
            own.longer[class + 1] = after;
            own.waited_s[class + 1] = own.waited_s[class] + waited_s;
        }
        own.gone_in_time = 1.0 - own.meet(threshold_s).longer;
        own
    }

    /// What becomes of one contact that meets a wait.
    #[inline]
    pub fn meet(&self, wait_s: f64) -> Met {
        let place = self.ends_s[1..].iter().position(|end_s| wait_s < *end_s);
        let Some(class) = place else {
            return Met { class: CLASSES, part: 0.0, longer: 0.0, waited_s: self.waited_s[CLASSES] };
        };
        let (from_s, to_s) = (self.ends_s[class], self.ends_s[class + 1]);
        let (before, after) = (self.longer[class], self.longer[class + 1]);
        let part = if to_s.is_finite() { (wait_s - from_s) / (to_s - from_s) } else { 0.0 };
        let longer = before + part * (after - before);
        Met { class, part, longer, waited_s: self.waited_s[class] + (wait_s - from_s) * f64::midpoint(before, longer) }
    }

    /// How fast those in a line give up that is a wait of so many seconds long, per second.
    ///
    /// Formula: `(1 − S(w)) / ∫₀ʷ S`, `S` the share that would wait longer; for an exponential patience its rate.
    pub fn hazard(&self, wait_s: f64) -> f64 {
        let Met { longer, waited_s, .. } = self.meet(wait_s.max(1e-3));
        if waited_s > 0.0 { (1.0 - longer) / waited_s } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential_patience_ends_at_one_rate_whatever_the_wait() {
        let law = Law::of(&Dist::Exponential { mean_s: 300.0 });
        let mixed = Mixed::of(&law, &Law::shares(), 20.0);
        for wait_s in [1.0, 20.0, 90.0, 400.0] {
            let longer = mixed.meet(wait_s).longer;
            assert!((longer - libm::exp(-wait_s / 300.0)).abs() < 0.004, "{wait_s}: {longer}");
            assert!((mixed.hazard(wait_s) * 300.0 - 1.0).abs() < 0.01, "{wait_s}: {}", mixed.hazard(wait_s));
        }
        assert!((mixed.gone_in_time - (1.0 - libm::exp(-1.0 / 15.0))).abs() < 0.001);
    }

    /// Who gave up within some time does so the next time too.
    #[test]
    fn who_gave_up_is_less_patient() {
        let law = Law::of(&Dist::Exponential { mean_s: 300.0 });
        let mut gone = [0.0; CLASSES];
        gone[..3].copy_from_slice(&Law::shares()[..3]);
        let mixed = Mixed::of(&law, &gone, 20.0);
        assert!(mixed.meet(13.0).longer < 1e-9 && mixed.hazard(1.0) > 20.0 / 300.0, "{}", mixed.hazard(1.0));
    }

    #[test]
    fn other_laws_are_held_by_their_quantiles() {
        let never = Mixed::of(&Law::of(&Dist::Never), &Law::shares(), 20.0);
        assert!((never.meet(1e6).longer - 1.0).abs() < 1e-9 && never.hazard(1e6).abs() < 1e-9);
        let constant = Mixed::of(&Law::of(&Dist::Constant { mean_s: 60.0 }), &Law::shares(), 20.0);
        assert!(constant.meet(59.0).longer > 0.98 && constant.meet(60.0).longer < 1e-9);
        let uniform = Mixed::of(&Law::of(&Dist::Uniform { low_s: 0.0, high_s: 100.0 }), &Law::shares(), 20.0);
        assert!((uniform.meet(50.0).longer - 0.5).abs() < 0.01, "{:?}", uniform.meet(50.0));
    }
}
