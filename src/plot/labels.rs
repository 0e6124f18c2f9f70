//! Where labels go: beside their points, on nothing else.

/// An upright rectangle; y grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// The rectangle of this size about a point.
    pub fn about((x, y): (f64, f64), w: f64, h: f64) -> Self {
        Self { x: x - w / 2.0, y: y - h / 2.0, w, h }
    }

    /// Whether two rectangles share more than an edge.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether another rectangle lies inside.
    pub fn holds(&self, inner: &Self) -> bool {
        let (right, bottom) = (self.x + self.w, self.y + self.h);
        inner.x >= self.x && inner.y >= self.y && inner.x + inner.w <= right && inner.y + inner.h <= bottom
    }

    /// The point of this rectangle that is nearest to another point.
    pub fn nearest(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x.clamp(self.x, self.x + self.w), y.clamp(self.y, self.y + self.h))
    }
}

/// What a label belongs to, and what it should rather not cover.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// The point's centre.
    pub at: (f64, f64),
    /// Half the size of the point's mark.
    pub radius: f64,
    /// Width and height of the label.
    pub size: (f64, f64),
    /// Bars of the point: covered only if nothing else is free.
    pub bars: Vec<Rect>,
}

/// A place for each label inside the frame, off all points and all other labels; `None` where there is none left.
///
/// Labels are placed in order; each takes the nearest free place around its point, first to the right.
pub fn place(anchors: &[Anchor], frame: Rect) -> Vec<Option<Rect>> {
    let points: Vec<Rect> = anchors.iter().map(|a| Rect::about(a.at, 2.0 * a.radius, 2.0 * a.radius)).collect();
    let bars: Vec<Rect> = anchors.iter().flat_map(|anchor| anchor.bars.iter().copied()).collect();
    let mut placed: Vec<Option<Rect>> = Vec::new();
    for anchor in anchors {
        let is_free = |rect: &Rect| {
            let is_off = |other: &Rect| !rect.meets(other);
            frame.holds(rect) && points.iter().all(is_off) && placed.iter().flatten().all(is_off)
        };
        let is_clear = |rect: &Rect| !bars.iter().any(|bar| rect.meets(bar));
        let free: Vec<Rect> = candidates(anchor, frame).filter(is_free).collect();
        placed.push(free.iter().copied().find(is_clear).or(free.first().copied()));
    }
    placed
}

/// Places around a point in rings of growing distance.
fn candidates(anchor: &Anchor, frame: Rect) -> impl Iterator<Item = Rect> {
    /// Directions, the favourites first: right, left, above, below, then slantwise.
    const DIRECTIONS: [(f64, f64); 16] = [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (1.0, -1.0),
        (1.0, 1.0),
        (-1.0, -1.0),
        (-1.0, 1.0),
        (1.0, -0.5),
        (1.0, 0.5),
        (-1.0, -0.5),
        (-1.0, 0.5),
        (0.5, -1.0),
        (0.5, 1.0),
        (-0.5, -1.0),
        (-0.5, 1.0),
    ];
    let (w, h) = anchor.size;
    let (x, y) = anchor.at;
    let radius = anchor.radius;
    let rings = ((frame.w + frame.h) / 8.0) as usize;
    (0..rings).flat_map(move |ring| {
        let gap = radius + 4.0 + 8.0 * ring as f64;
        DIRECTIONS
            .into_iter()
            .map(move |(dx, dy)| Rect::about((x + dx * (gap + w / 2.0), y + dy * (gap + h / 2.0)), w, h))
    })
}

/// Middles of labels of one size along a line, each as near to its wanted place as the others let it, in the same order;
/// `None` if they do not fit between the bounds.
///
/// # Formula
/// The least sum of squared moves: with the room of those before taken off, neighbours out of order are pooled at their
/// mean (isotonic regression) and kept within the bounds.
pub fn spread(wanted: &[f64], size: f64, (low, high): (f64, f64)) -> Option<Vec<f64>> {
    let n = wanted.len();
    if size * n as f64 > high - low {
        return None;
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (rank, &index) in order.iter().enumerate() {
        let mut pool = (wanted[index] - size * rank as f64, 1);
        while let Some(last) = pools.pop_if(|last| last.0 > pool.0) {
            let both = last.1 + pool.1;
            pool = ((last.0 * last.1 as f64 + pool.0 * pool.1 as f64) / both as f64, both);
        }
        pools.push(pool);
    }
    let (least, most) = (low + size / 2.0, high + size / 2.0 - size * n as f64);
    let mut places = vec![0.0; n];
    let pooled = pools.iter().flat_map(|&(place, count)| std::iter::repeat_n(place, count));
    for ((rank, &index), place) in order.iter().enumerate().zip(pooled) {
        places[index] = place.clamp(least, most.max(least)) + size * rank as f64;
    }
    Some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { x: 0.0, y: 0.0, w: 800.0, h: 400.0 };

    fn anchor(x: f64, y: f64) -> Anchor {
        Anchor { at: (x, y), radius: 6.0, size: (150.0, 16.0), bars: Vec::new() }
    }

    #[test]
    fn a_lone_label_stands_right_of_its_point_and_one_at_the_right_edge_left_of_it() {
        let placed = place(&[anchor(100.0, 200.0)], FRAME)[0].unwrap();
        assert!(placed.x > 106.0 && (placed.y + 8.0 - 200.0).abs() < 1e-9);
        let placed = place(&[anchor(790.0, 200.0)], FRAME)[0].unwrap();
        assert!(placed.x + placed.w < 784.0);
    }

    #[test]
    fn labels_never_lie_on_one_another_on_points_or_on_the_frame() {
        let crowds: [fn(f64) -> (f64, f64); 4] = [
            |_| (400.0, 200.0),
            |i| (400.0 + i, 200.0 + 3.0 * i),
            |i| (795.0 - 2.0 * i, 5.0 + i),
            |i| (60.0 * i, 390.0),
        ];
        for crowd in crowds {
            let anchors: Vec<Anchor> = (0..12).map(f64::from).map(crowd).map(|(x, y)| anchor(x, y)).collect();
            let placed: Vec<Rect> = place(&anchors, FRAME).into_iter().map(Option::unwrap).collect();
            for (i, label) in placed.iter().enumerate() {
                assert!(FRAME.holds(label), "{label:?}");
                assert!(placed[..i].iter().all(|other| !label.meets(other)), "{label:?}");
                assert!(anchors.iter().all(|a| !label.meets(&Rect::about(a.at, 12.0, 12.0))), "{label:?}");
            }
        }
    }

    #[test]
    fn a_label_avoids_bars_where_it_can() {
        let bar = Rect { x: 40.0, y: 199.0, w: 300.0, h: 2.0 };
        let barred = Anchor { bars: vec![bar], ..anchor(100.0, 200.0) };
        assert!(!place(&[barred], FRAME)[0].unwrap().meets(&bar));
    }

    #[test]
    fn a_label_larger_than_the_frame_has_no_place() {
        let wide = Anchor { size: (900.0, 16.0), ..anchor(100.0, 200.0) };
        assert_eq!(place(&[wide], FRAME), [None]);
    }

    #[test]
    fn labels_at_ends_of_lines_keep_their_order_and_their_distance() {
        let crowds: [&[f64]; 5] = [&[50.0], &[10.0, 10.0, 10.0], &[99.0, 1.0, 98.0, 97.0], &[-40.0, 300.0], &[]];
        for wanted in crowds {
            let placed = spread(wanted, 15.0, (0.0, 100.0)).unwrap();
            for (i, a) in placed.iter().enumerate() {
                assert!((7.5..=92.5).contains(a), "{wanted:?}: {placed:?}");
                for (j, b) in placed.iter().enumerate().filter(|(j, _)| *j != i) {
                    assert!((a - b).abs() >= 15.0 - 1e-9, "{wanted:?}: {placed:?}");
                    assert!(wanted[i] >= wanted[j] || a < b, "{wanted:?}: {placed:?}");
                }
            }
        }
    }

    #[test]
    fn labels_with_room_stay_where_they_are_wanted_and_crowds_move_both_ways() {
        assert_eq!(spread(&[20.0, 60.0], 15.0, (0.0, 100.0)), Some(vec![20.0, 60.0]));
        assert_eq!(spread(&[50.0, 50.0], 10.0, (0.0, 100.0)), Some(vec![45.0, 55.0]));
        assert_eq!(spread(&[1.0; 8], 15.0, (0.0, 100.0)), None);
    }
}
