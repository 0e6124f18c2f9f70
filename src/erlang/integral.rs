//! Quadrature for M/M/n+G: one march along the wait that gathers every integral at once.
//!
//! Panels halve where a panel and its two halves disagree, and grow again where they agree.
//! The rule sees both ends of a panel, and survival only falls, so a jump cannot hide.

/// The share of contacts whose patience outlasts so many seconds: 1 at first, never rising.
pub type Survival<'a> = &'a dyn Fn(f64) -> f64;

/// Integrals of exp φ times something, each divided by the highest exp φ.
#[derive(Clone, Copy, Default)]
pub struct Sums {
    /// Times 1.
    pub mass: f64,
    /// Times the share gone by then.
    pub abandoned: f64,
    /// Times H: the mean of wait and patience, whichever is shorter.
    pub wait: f64,
    /// Times the wait, among those still there.
    pub answered_wait: f64,
}

impl Sums {
    fn plus(self, other: Self) -> Self {
        Self {
            mass: self.mass + other.mass,
            abandoned: self.abandoned + other.abandoned,
            wait: self.wait + other.wait,
            answered_wait: self.answered_wait + other.answered_wait,
        }
    }

    /// One node's part, by its weight.
    fn at(place: Place, survival: f64, weight: f64) -> Self {
        let mass = weight * libm::exp(place.exponent);
        Self {
            mass,
            abandoned: mass * (1.0 - survival),
            wait: mass * place.patience_s,
            answered_wait: mass * survival * place.waited_s,
        }
    }

    /// Whether two results for one panel agree, measured by all that was gathered so far.
    fn agrees(self, other: Self, so_far: Self, tolerance: f64) -> bool {
        let close = |a: f64, b: f64, scale: f64| (a - b).abs() <= tolerance * scale + NEGLIGIBLE;
        close(self.mass, other.mass, so_far.mass)
            // One less survival has rounding noise of its own, so it is measured by the whole.
            && close(self.abandoned, other.abandoned, so_far.mass)
            && close(self.wait, other.wait, so_far.wait)
            && close(self.answered_wait, other.answered_wait, so_far.answered_wait)
    }
}

const ROOT_5: f64 = 2.236_067_977_499_79;

/// The Lobatto rule of order 6: where it looks, as shares of a panel.
const NODES: [f64; 4] = [0.0, 0.5 - 0.1 * ROOT_5, 0.5 + 0.1 * ROOT_5, 1.0];

/// For each node, the weights of the integral up to it, times 120.
const WEIGHTS_UP_TO: [[f64; 4]; 4] = [
    [0.0; 4],
    [11.0 + ROOT_5, 25.0 - ROOT_5, 25.0 - 13.0 * ROOT_5, -1.0 + ROOT_5],
    [11.0 - ROOT_5, 25.0 + 13.0 * ROOT_5, 25.0 + ROOT_5, -1.0 - ROOT_5],
    [10.0, 50.0, 50.0, 10.0],
];

/// Relative disagreement allowed in one panel.
const TOLERANCE: f64 = 1e-13;

/// Disagreement that never counts: where densities underflow they are all noise.
const NEGLIGIBLE: f64 = 1e-100;

/// A walk along the wait, from 0 up, that keeps H and φ as it goes.
pub struct March<'a> {
    arrivals_per_s: f64,
    capacity_per_s: f64,
    survival: Survival<'a>,
    /// Where φ is highest. A panel ends there, lest a wide one step over a narrow peak.
    top_s: f64,
    peak: f64,
    here: Place,
    width_s: f64,
}

/// A wait, with H and φ there.
#[derive(Clone, Copy)]
struct Place {
    waited_s: f64,
    patience_s: f64,
    /// φ less its peak, so that its exponential cannot overflow and keeps its digits.
    exponent: f64,
}

/// A panel integrated: where it ends, what H gained, and the integrals.
struct Panel {
    end: Place,
    gained_s: f64,
    sums: Sums,
}

impl<'a> March<'a> {
    /// Stands at 0 with the peak of φ known; `None` where φ rises for ever.
    pub fn start(arrivals_per_s: f64, capacity_per_s: f64, survival: Survival<'a>) -> Option<Self> {
        let width_s = 1.0 / (16.0 * capacity_per_s);
        let top_s = top_s(capacity_per_s / arrivals_per_s, survival, width_s)?;
        let under = |peak: f64| {
            let here = Place { waited_s: 0.0, patience_s: 0.0, exponent: -peak };
            Self { arrivals_per_s, capacity_per_s, survival, top_s, peak, here, width_s }
        };
        // Under an infinite peak all densities vanish, and the march gathers H alone.
        let mut scout = under(f64::INFINITY);
        scout.to(top_s);
        Some(under(arrivals_per_s * scout.here.patience_s - capacity_per_s * top_s))
    }

    /// The highest φ.
    pub fn peak(&self) -> f64 {
        self.peak
    }

    /// Gathers the integrals from here to `end_s`, or to where what is left no longer shows.
    pub fn to(&mut self, end_s: f64) -> Sums {
        let mut gathered = Sums::default();
        while self.here.waited_s < end_s && !(end_s.is_infinite() && self.is_spent(&gathered)) {
            let stop_s = if self.here.waited_s < self.top_s { end_s.min(self.top_s) } else { end_s };
            let left_s = stop_s - self.here.waited_s;
            let width_s = self.width_s.min(left_s);
            let whole = self.panel(self.here, width_s);
            let first = self.panel(self.here, width_s / 2.0);
            let second = self.panel(first.end, width_s / 2.0);
            let halves = first.sums.plus(second.sums);
            let so_far = gathered.plus(halves);
            let astray = self.arrivals_per_s * (whole.gained_s - first.gained_s - second.gained_s).abs();
            let agree = |tolerance| astray <= tolerance && whole.sums.agrees(halves, so_far, tolerance);
            let narrowest = width_s <= 1e-14 * self.here.waited_s;
            if !narrowest && !agree(TOLERANCE) {
                self.width_s = width_s / 2.0;
                continue;
            }
            // A wider panel errs by the seventh power.
            if narrowest || agree(TOLERANCE / 256.0) {
                self.width_s = self.width_s.max(2.0 * width_s);
            }
            self.here = second.end;
            if width_s >= left_s {
                self.here.waited_s = stop_s;
            }
            gathered = so_far;
        }
        gathered
    }

    fn panel(&self, from: Place, width_s: f64) -> Panel {
        let survival = NODES.map(|node| (self.survival)(from.waited_s + node * width_s));
        let mut panel = Panel { end: from, gained_s: 0.0, sums: Sums::default() };
        for (node, weights) in WEIGHTS_UP_TO.iter().enumerate() {
            let up_to: f64 = weights.iter().zip(survival).map(|(weight, survival)| weight * survival).sum();
            let step_s = NODES[node] * width_s;
            panel.gained_s = width_s * up_to / 120.0;
            panel.end = Place {
                waited_s: from.waited_s + step_s,
                patience_s: from.patience_s + panel.gained_s,
                exponent: from.exponent + (self.arrivals_per_s * panel.gained_s - self.capacity_per_s * step_s),
            };
            let weight = width_s * WEIGHTS_UP_TO[3][node] / 120.0;
            panel.sums = panel.sums.plus(Sums::at(panel.end, survival[node], weight));
        }
        panel
    }

    /// Whether the rest of an endless march is too small to show. Survival only falls, so φ
    /// falls at least as fast from here on as it does here.
    fn is_spent(&self, gathered: &Sums) -> bool {
        let Place { waited_s, exponent, .. } = self.here;
        let fall_per_s = self.capacity_per_s - self.arrivals_per_s * (self.survival)(waited_s);
        if fall_per_s <= 0.0 {
            return false;
        }
        let rest = libm::exp(exponent) / fall_per_s;
        let rest_of_wait = rest * (waited_s + 1.0 / fall_per_s);
        rest <= 1e-17 * gathered.mass && rest_of_wait <= 1e-17 * gathered.wait
    }
}

/// The wait at which survival falls below `level`, so that φ is highest; `None` if it never does.
fn top_s(level: f64, survival: Survival, scale_s: f64) -> Option<f64> {
    if survival(0.0) < level {
        return Some(0.0);
    }
    let (mut low, mut high) = (0.0, scale_s);
    while survival(high) >= level {
        (low, high) = (high, 2.0 * high);
        if high.is_infinite() {
            return None;
        }
    }
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if survival(middle) >= level {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high)
}
