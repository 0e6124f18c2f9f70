//! Which strategy is best where the two inputs lie that are worth knowing most.

use plotters::style::WHITE;
use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, header};
use crate::books::Unit;
use crate::findings::{BestMap, Deciding, MapCell, MapSide};
use crate::plot::canvas::{Canvas, Drawn, INK, PlotError};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, Key, MARGIN, Page, TICK, TOP, WIDTH};
use crate::plot::palette::is_dark;
use crate::plot::text::short;
use crate::words::{about, capital, say};

const VALUES: f64 = 110.0;
const HEADING: f64 = 36.0;
const TILES: f64 = 380.0;
const TICKS: f64 = 54.0;

/// Whether two inputs are worth knowing.
pub fn is_shown(story: &Story) -> bool {
    found(story).is_some()
}

fn found<'a>(story: &Story<'a>) -> Option<(&'a Deciding, &'a BestMap)> {
    let deciding = story.told.summary.drawn.as_ref()?.deciding.as_ref()?;
    Some((deciding, deciding.map.as_ref()?))
}

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let Some((deciding, map)) = found(story) else { return Ok(Drawing::default()) };
    let told = story.told;
    let ruler = told.ruler(Unit::Money, deciding.find_out_at);
    let worth = format!("{} {}", ruler.show(Some(deciding.find_out_at)), ruler.unit());
    let ids = best_of(map);
    let key = Key { ids: ids.clone(), palette: story.palette };
    let page = Page {
        title: capital(&say!(
            told.language,
            "map-title",
            n = ids.len(),
            id = short(ids[0]),
            across = &map.across.input,
            up = &map.up.input
        )),
        subtitle: say!(told.language, "map-subtitle", worth = worth),
        height: TOP + key.height() + HEADING + TILES + TICKS + BOTTOM,
    };
    let worlds = map.cells.iter().map(|cell| cell.worlds).sum::<usize>();
    let svg = page.draw(told, |canvas| {
        key.draw(canvas, TOP)?;
        Tiles::new(story, map, TOP + key.height() + HEADING).draw(canvas)?;
        Ok(vec![say!(told.language, "map-note", n = worlds)])
    })?;
    Ok(Drawing { title: page.title, svg, table: table(map) })
}

/// Who is best somewhere, whoever is so in most cells first.
fn best_of(map: &BestMap) -> Vec<&str> {
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for id in map.cells.iter().filter_map(|cell| cell.best.as_deref()) {
        match counted.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counted.push((id, 1)),
        }
    }
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(id, _)| id).collect()
}

struct Tiles<'a> {
    story: &'a Story<'a>,
    map: &'a BestMap,
    frame: Rect,
}

impl<'a> Tiles<'a> {
    fn new(story: &'a Story, map: &'a BestMap, y: f64) -> Self {
        let frame = Rect { x: MARGIN + VALUES, y, w: WIDTH - 2.0 * MARGIN - VALUES, h: TILES };
        Self { story, map, frame }
    }

    /// Cells along each side.
    fn side(&self) -> usize {
        self.map.across.bounds.len() - 1
    }

    fn draw(&self, canvas: &Canvas) -> Drawn {
        let Self { map, frame, .. } = self;
        canvas.text(&short(&map.up.input), (MARGIN, frame.y - 18.0), TICK.bold())?;
        for (place, cell) in map.cells.iter().enumerate() {
            self.tile(canvas, (place / self.side(), place % self.side()), cell)?;
        }
        let step = |of: f64| of / self.side() as f64;
        for (place, name) in self.ends(&map.across).into_iter().enumerate() {
            let x = frame.x + place as f64 * step(frame.w);
            let aligned = if place == 0 {
                HPos::Left
            } else if place == self.side() {
                HPos::Right
            } else {
                HPos::Center
            };
            canvas.text(&name, (x, frame.y + frame.h + 14.0), TICK.aligned(aligned))?;
        }
        for (place, name) in self.ends(&map.up).into_iter().enumerate() {
            let y = frame.y + frame.h - place as f64 * step(frame.h);
            canvas.text(&name, (frame.x - 8.0, y), TICK.aligned(HPos::Right))?;
        }
        let below = (frame.x + frame.w, frame.y + frame.h + 36.0);
        canvas.text(&short(&map.across.input), below, TICK.bold().aligned(HPos::Right))
    }

    /// Where the cells of a side begin and end, as its numbers are typed.
    fn ends(&self, side: &MapSide) -> Vec<String> {
        side.bounds.iter().map(|bound| about(self.story.told, side.quantity, *bound)).collect()
    }

    fn tile(&self, canvas: &Canvas, (row, column): (usize, usize), cell: &MapCell) -> Drawn {
        let Some(best) = &cell.best else { return Ok(()) };
        let (w, h) = (self.frame.w / self.side() as f64, self.frame.h / self.side() as f64);
        let (x, y) = (self.frame.x + column as f64 * w, self.frame.y + self.frame.h - (row as f64 + 1.0) * h);
        let share = cell.best_in as f64 / cell.worlds.max(1) as f64;
        let (colour, depth) = (self.story.palette.look(best).0, 0.15 + 0.75 * share);
        let corners = [(x + 1.0, y + 1.0), (x + w - 1.0, y + 1.0), (x + w - 1.0, y + h - 1.0), (x + 1.0, y + h - 1.0)];
        canvas.shape(&corners, colour, depth)?;
        let language = self.story.told.language;
        let said = say!(language, "map-cell", n = cell.best_in, all = cell.worlds);
        let ink = if is_dark(colour, depth) { WHITE } else { INK };
        canvas.text(&said, (x + w / 2.0, y + h / 2.0), TICK.coloured(ink).aligned(HPos::Center))?;
        canvas.hint(Rect { x, y, w, h }, &format!("{best}\n{said}"));
        Ok(())
    }
}

fn table(map: &BestMap) -> Vec<Vec<String>> {
    let side = map.across.bounds.len() - 1;
    let columns = ["across", "across_from", "across_to", "up", "up_from", "up_to", "worlds", "best", "best_in"];
    let mut rows = vec![header(&columns)];
    rows.extend(map.cells.iter().enumerate().map(|(place, cell)| {
        let of = |side: &MapSide, at: usize| {
            [side.input.clone(), side.bounds[at].to_string(), side.bounds[at + 1].to_string()]
        };
        let numbers = [cell.worlds.to_string(), cell.best.clone().unwrap_or_default(), cell.best_in.to_string()];
        [of(&map.across, place % side), of(&map.up, place / side), numbers].concat()
    }));
    rows
}
