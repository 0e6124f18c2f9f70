//! A figure as pixels: the very SVG, drawn with fonts that come with the program.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::canvas::PlotError;

/// Pixels for a unit of the page: 1,280 across, as wide as a slide.
const DENSITY: f32 = 4.0 / 3.0;

/// Turns figures into PNG files.
pub struct Painter {
    options: Options<'static>,
}

impl Default for Painter {
    fn default() -> Self {
        let mut fonts = fontdb::Database::new();
        for font in [notosans::REGULAR_TTF, notosans::BOLD_TTF] {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Noto Sans");
        Self { options: Options { fontdb: Arc::new(fonts), font_family: "Noto Sans".to_owned(), ..Options::default() } }
    }
}

impl Painter {
    /// The figure as a PNG file, 1,280 pixels wide.
    ///
    /// # Errors
    /// What the reader of the SVG and the writer of the PNG say.
    pub fn png(&self, svg: &str) -> Result<Vec<u8>, PlotError> {
        let tree = self.tree(svg)?;
        let size = tree.size().to_int_size().scale_by(DENSITY).ok_or_else(|| PlotError("it has no size".to_owned()))?;
        let mut pixels =
            Pixmap::new(size.width(), size.height()).ok_or_else(|| PlotError("it has no size".to_owned()))?;
        resvg::render(&tree, Transform::from_scale(DENSITY, DENSITY), &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| PlotError(error.to_string()))
    }

    /// Width of a text ÷ its size, as it is drawn.
    #[cfg(test)]
    pub fn ink_width(&self, text: &str, bold: bool) -> Option<f64> {
        let weight = if bold { "bold" } else { "normal" };
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><text font-weight=\"{weight}\" font-size=\"100\">{}</text></svg>",
            text.replace('<', "&lt;")
        );
        let tree = self.tree(&svg).ok()?;
        Some(f64::from(tree.root().abs_bounding_box().width()) / 100.0)
    }

    fn tree(&self, svg: &str) -> Result<Tree, PlotError> {
        Tree::from_str(svg, &self.options).map_err(|error| PlotError(error.to_string()))
    }
}
