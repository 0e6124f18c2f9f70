//! Figures: from a summary to an SVG document. Nothing here touches a disk.

mod axis;
mod canvas;
pub mod figures;
mod finding;
mod labels;
pub mod number;
mod palette;
mod scatter;

pub use canvas::PlotError;
pub use palette::{Marker, Palette};
