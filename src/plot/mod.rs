//! Figures: from a summary and its detail to SVG documents, and from those to pixels. Nothing here touches a disk.

mod axis;
mod canvas;
pub mod figures;
mod finding;
mod labels;
mod page;
mod palette;
mod panel;
#[cfg(feature = "png")]
mod png;
mod scatter;
mod story;
mod text;

pub use canvas::PlotError;
pub use palette::{Marker, Palette};
#[cfg(feature = "png")]
pub use png::Painter;
