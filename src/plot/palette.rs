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
    given: Vec<(String, [u8; 3])>,
}

impl Palette {
    /// A palette for all strategies of a scenario, the baseline in black.
    pub fn new<'a>(ids: impl IntoIterator<Item = &'a str>, baseline: &str) -> Self {
        let mut ids: Vec<String> = ids.into_iter().map(str::to_owned).collect();
        ids.sort_by_key(|id| id != baseline);
        Self { ids, given: Vec::new() }
    }

    /// The same with colours of one's own for some strategies.
    #[must_use]
    pub fn recoloured(self, given: Vec<(String, [u8; 3])>) -> Self {
        Self { given, ..self }
    }

    /// Colour and marker of a strategy.
    pub fn look(&self, id: &str) -> (RGBColor, Marker) {
        let index = self.ids.iter().position(|known| known == id).unwrap_or(self.ids.len());
        let given = self.given.iter().find(|(known, _)| known == id).map(|(_, [r, g, b])| RGBColor(*r, *g, *b));
        (given.unwrap_or(COLOURS[index % COLOURS.len()]), MARKERS[index % MARKERS.len()])
    }
}

/// Whether white is read better than ink on a colour through which so much of the page is not seen: by relative luminance (WCAG 2.2).
pub fn is_dark(RGBColor(r, g, b): RGBColor, depth: f64) -> bool {
    let linear = |channel: u8| {
        let part = (255.0 - (255.0 - f64::from(channel)) * depth) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) < 0.18
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

    #[test]
    fn a_given_colour_changes_that_strategy_alone_and_no_marker() {
        let palette = Palette::new(["a", "b"], "a");
        let given = palette.clone().recoloured(vec![("b".to_owned(), [1, 2, 3])]);
        assert_eq!(given.look("a"), palette.look("a"));
        assert_eq!(given.look("b"), (RGBColor(1, 2, 3), palette.look("b").1));
    }
}
