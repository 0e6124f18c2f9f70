//! What is known after a run, as data: no sentence, and nothing that asks the run again.

mod by_metric;
mod detection;
mod drawn;
mod event;
mod flips;
mod head;
mod ledger;
mod planned;
mod posterior;
mod precise;
mod published;
mod strategies;
mod summary;
mod sweep;
mod undoing;
mod what_if;
mod worlds;
mod worth;

pub use by_metric::ByMetric;
pub use detection::{Detection, Noticed, Watch, When};
pub use drawn::{
    AgreedNumber, Agreeing, BestMap, Chosen, Deciding, DrawnWorlds, Evenly, FindOut, InDrawnWorlds, InEvenWorlds,
    InputLimits, MapCell, MapSide, Matter, Matters, Met, Standing, Where, Won,
};
pub use event::{Event, Lever};
pub use flips::{AtEnd, Best, Flip, Flips};
pub use head::Head;
pub use ledger::{LedgerLine, VERSION, Word, known_word, word_among};
pub use planned::{ENOUGH, Planned};
pub use posterior::{Foretold, Learned, Posterior};
pub use precise::Precise;
pub use published::{Contradicted, Judged, ReadingShown, Reference, Scales};
pub use strategies::{Firing, ModelSummary, PilotShown, WorkSplit};
#[cfg(test)]
pub use summary::samples;
pub use summary::{StrategySummary, Summary, TopicSummary, Totals};
pub use sweep::{BestAt, Sweep, SweptAxis, SweptPoint, SweptStrategy};
pub use undoing::{Regained, Undoing};
pub use what_if::{CheapestDepth, Cutting, Depth, Floor, FloorKept, Kept, Limit, WhatIf};
pub use worlds::{Reading, Shown, Way, World};
pub use worth::{Cheapest, NobodyAnswers, ServicePays, TurningPoint};
