//! One colour and one marker for each strategy, the same in every figure.
//!
//! Source: M. Okabe and K. Ito, *Color Universal Design*, 2008, without the yellow that vanishes on white. Markers differ
//! too, so that figures survive a grey printer.

use plotters::style::RGBColor;

const COLOURS: [RGBColor; 7] = [
    RGBColor(0, 0, 0),
    RGBColor(213, 94, 0),
    RGBColor(0, 114, 178),
    RGBColor(204, 121, 167),
    RGBColor(0, 158, 115),
    RGBColor(230, 159, 0),
    RGBColor(86, 180, 233),
];

/// Shape of a strategy's points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ▼
    TriangleDown,
    /// ✚
    Plus,
}

const MARKERS: [Marker; 6] =
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::TriangleDown, Marker::Plus];

/// Looks of a scenario's strategies, by their place in the file: leaving some out changes nobody's colour.
#[derive(Clone, Debug)]
pub struct Palette {
    ids: Vec<String>,
}

impl Palette {
    /// A palette for all strategies of a scenario, the baseline in black.
    pub fn new<'a>(ids: impl IntoIterator<Item = &'a str>, baseline: &str) -> Self {
        let mut ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
        ids.sort_by_key(|id| id != baseline);
        Self { ids }
    }

    /// Colour and marker of a strategy.
    pub fn look(&self, id: &str) -> (RGBColor, Marker) {
        let index = self.ids.iter().position(|known| known == id).unwrap_or(self.ids.len());
        (COLOURS[index % COLOURS.len()], MARKERS[index % MARKERS.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forty_two_strategies_look_different_and_the_baseline_is_black() {
        let ids: Vec<String> = (0..42).map(|i| format!("s{i}")).collect();
        let palette = Palette::new(ids.iter().map(String::as_str), "s5");
        let looks: Vec<_> = ids.iter().map(|id| palette.look(id)).collect();
        assert_eq!(looks[5], (RGBColor(0, 0, 0), Marker::Circle));
        for (i, look) in looks.iter().enumerate() {
            assert!(!looks[..i].contains(look), "s{i}");
        }
    }
}
