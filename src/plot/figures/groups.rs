//! Satisfaction by topic and by segment, of all their issues and of the worst tenth: a row for each group, a mark with its
//! interval for each strategy.

use plotters::style::text_anchor::HPos;

use super::{Drawing, Story, cell, cells, header};
use crate::books::Unit;
use crate::findings::{Group, GroupKind, StrategyDetail, is_judged};
use crate::plot::axis::Axis;
use crate::plot::canvas::{Canvas, Drawn, GRID, INK, PlotError};
use crate::plot::finding::{is_found, points};
use crate::plot::labels::Rect;
use crate::plot::page::{BOTTOM, HEIGHT, Key, LABEL, MARGIN, Page, TICK, TOP, WIDTH, withheld_note};
use crate::plot::text::{short, wrapped};
use crate::stat::estimate::Estimate;
use crate::words::{Language, Told, capital, say, whether};

const NAMES: f64 = 230.0;
const AXIS_ROOM: f64 = 24.0;
/// Room for what the panels show, and between them.
const HEADING: f64 = 22.0;
const GAP: f64 = 44.0;
/// Part of the width that all issues take.
const ALL: f64 = 0.62;
/// Height that a strategy takes in a row.
const LANE: f64 = 8.5;
const RADIUS: f64 = 4.5;

pub fn figure(story: &Story) -> Result<Drawing, PlotError> {
    let rows = shown(story);
    let key_height = Key::of(story).height();
    let top = TOP + key_height + 4.0 + HEADING;
    let least = LANE * story.detail.strategies.len() as f64 + 12.0;
    let row = f64::max((HEIGHT - BOTTOM - AXIS_ROOM - top) / rows.len().max(1) as f64, least.max(36.0))
        .min(f64::max(least * 2.0, 36.0));
    let page = Page {
        title: title(story, &rows),
        subtitle: say!(story.told.language, "groups-subtitle", title = &story.told.title),
        height: top + row * rows.len() as f64 + AXIS_ROOM + BOTTOM,
    };
    let svg = page.draw(story.told, |canvas| {
        Key::of(story).draw(canvas, TOP - 2.0)?;
        let frame =
            Rect { x: MARGIN + NAMES, y: top, w: WIDTH - 2.0 * MARGIN - NAMES - 12.0, h: row * rows.len() as f64 };
        draw(canvas, story, &rows, frame)?;
        Ok(withheld_note(story.told).into_iter().collect())
    })?;
    Ok(Drawing { title: page.title, svg, table: table(story) })
}

/// Groups that are shown: a topic alone, or a segment alone, is everybody.
fn shown(story: &Story) -> Vec<usize> {
    let groups = story.detail.strategies.first().map_or(&[][..], |detail| &detail.groups);
    let alone =
        |kind: GroupKind| kind != GroupKind::All && groups.iter().filter(|group| group.kind == kind).count() < 2;
    (0..groups.len()).filter(|&i| !alone(groups[i].kind)).collect()
}

/// The group that fares worst against the baseline; where none does, the one that gains the most.
fn title(story: &Story, rows: &[usize]) -> String {
    let language = story.told.language;
    let baseline = short(&story.told.baseline);
    let is_other = |id: &str| id != story.told.baseline;
    let judged = || story.strategies().filter(|(s, _)| is_other(&s.id) && is_judged(story.told, s));
    let losses = judged().flat_map(|(_, detail)| {
        let loss = move |&i: &usize| Some((detail, &detail.groups[i], gap(story.told, &detail.groups[i])?));
        rows.iter().filter_map(loss)
    });
    let all: Vec<_> = losses.collect();
    let is_first = |(detail, ..): &&(&StrategyDetail, &Group, f64)| story.told.leads(&detail.id);
    let led: Vec<_> = all.iter().filter(is_first).copied().collect();
    let differences = if led.is_empty() { all } else { led };
    let [worst, best] = [
        differences.iter().min_by(|a, b| a.2.total_cmp(&b.2)).filter(|(.., loss)| *loss < 0.0),
        differences.iter().max_by(|a, b| a.2.total_cmp(&b.2)).filter(|(.., gain)| *gain > 0.0),
    ];
    match worst.or(best) {
        _ if story.is_single() => say!(language, "groups-single"),
        _ if story.detail.strategies.len() < 2 => say!(language, "groups-alone", baseline = baseline),
        None if judged().count() == 0 => say!(language, "groups-not-judged"),
        None => say!(language, "groups-level", baseline = baseline),
        Some(&(detail, group, by)) => capital(&say!(
            language,
            "groups-title",
            id = short(&detail.id),
            way = way(by),
            points = points(story.told, by),
            kind = kind(group),
            group = short(&group.id),
            overall = if group.kind == GroupKind::All { String::new() } else { overall(story.told, detail, by) },
        )),
    }
}

fn way(by: f64) -> &'static str {
    if by < 0.0 { "loses" } else { "gains" }
}

/// What a group is made of, by which a message chooses, and as the table has it.
fn kind(group: &Group) -> &'static str {
    match group.kind {
        GroupKind::All => "all",
        GroupKind::Topic => "topic",
        GroupKind::Segment => "segment",
    }
}

/// A group's difference from the baseline, if it is found.
fn gap(told: &Told, group: &Group) -> Option<f64> {
    let difference = group.difference.as_ref()?;
    difference.mean.filter(|_| is_found(told, difference, group.scale_bias.as_ref()))
}

/// What the mean shows of it.
fn overall(told: &Told, detail: &StrategyDetail, by: f64) -> String {
    match detail.groups.first().and_then(|all| gap(told, all)) {
        Some(mean) => {
            let turns = whether((mean < 0.0) != (by < 0.0));
            say!(told.language, "groups-overall", turns = turns, way = way(mean), points = points(told, mean))
        }
        None => say!(told.language, "groups-overall-none"),
    }
}

/// What one of the two panels shows.
struct Panel {
    /// Which of the two it is, by which a message chooses its heading.
    id: &'static str,
    of: fn(&Group) -> &Estimate,
    /// By what estimates are multiplied.
    unit: f64,
    bounds: (f64, f64),
    ticks: usize,
}

const PANELS: [Panel; 2] = [
    Panel { id: "satisfied", of: |group| &group.satisfaction, unit: 100.0, bounds: (0.0, 100.0), ticks: 6 },
    Panel { id: "worst", of: |group| &group.worst_tenth, unit: 1.0, bounds: (-8.0, 6.0), ticks: 4 },
];

fn draw(canvas: &Canvas, story: &Story, rows: &[usize], frame: Rect) -> Drawn {
    let row = frame.h / rows.len().max(1) as f64;
    for (line, &i) in rows.iter().enumerate() {
        let strip = Rect { y: frame.y + row * line as f64, h: row, ..frame };
        let Some(group) = story.detail.strategies.first().map(|detail| &detail.groups[i]) else { continue };
        name(canvas, story.told.language, group, strip)?;
        if line > 0 {
            canvas.line((MARGIN, strip.y), (frame.x + frame.w, strip.y), 1.0, GRID)?;
        }
    }
    let width = frame.w - GAP;
    let frames =
        [Rect { w: width * ALL, ..frame }, Rect { x: frame.x + width * ALL + GAP, w: width * (1.0 - ALL), ..frame }];
    PANELS.iter().zip(frames).try_for_each(|(panel, frame)| draw_panel(canvas, story, rows, (panel, frame)))
}

fn draw_panel(canvas: &Canvas, story: &Story, rows: &[usize], (panel, frame): (&Panel, Rect)) -> Drawn {
    let bottom = frame.y + frame.h;
    let cells = || rows.iter().flat_map(|&i| story.detail.strategies.iter().map(move |d| (panel.of)(&d.groups[i])));
    let ends = cells().filter_map(|e| Some((e.mean?, e.half_width.unwrap_or(0.0)))).flat_map(|(m, h)| [m - h, m + h]);
    let axis = Axis::around(ends.map(|end| panel.unit * end), panel.bounds, panel.ticks);
    let x = |value: f64| frame.x + frame.w * axis.share(panel.unit * value).clamp(0.0, 1.0);
    canvas.text(
        &say!(story.told.language, "groups-panel", of = panel.id),
        (frame.x, frame.y - 13.0),
        TICK.coloured(INK),
    )?;
    for &tick in &axis.ticks {
        let at = x(tick / panel.unit);
        canvas.line((at, frame.y), (at, bottom), 1.0, GRID)?;
        canvas.text(&canvas.number(tick, axis.digits), (at, bottom + 13.0), TICK.aligned(HPos::Center))?;
    }
    canvas.line((frame.x, bottom), (frame.x + frame.w, bottom), 1.25, INK)?;
    let row = frame.h / rows.len().max(1) as f64;
    let n = story.detail.strategies.len() as f64;
    let lane = f64::min(LANE * 1.6, (row - 8.0) / n);
    for (line, &i) in rows.iter().enumerate() {
        for (place, detail) in story.detail.strategies.iter().enumerate() {
            let y = frame.y + row * (line as f64 + 0.5) + lane * (place as f64 - (n - 1.0) / 2.0);
            mark(canvas, story, (detail, &detail.groups[i], panel), (&x, y, lane))?;
        }
    }
    Ok(())
}

fn label(language: Language, group: &Group) -> String {
    match group.kind {
        GroupKind::All => say!(language, "groups-all"),
        GroupKind::Topic => group.label.clone(),
        GroupKind::Segment => say!(language, "groups-segment", label = short(&group.label)),
    }
}

fn name(canvas: &Canvas, language: Language, group: &Group, strip: Rect) -> Drawn {
    let text = label(language, group);
    let look = if group.kind == GroupKind::All { LABEL } else { TICK };
    let mut lines = wrapped(&text, (NAMES - 14.0) / look.size, look.bold);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(look.fit(&rest, NAMES - 14.0));
    }
    let first = strip.y + strip.h / 2.0 - 7.5 * (lines.len() as f64 - 1.0);
    let mut heights = (0..).map(|line| first + 15.0 * f64::from(line));
    lines.iter().zip(&mut heights).try_for_each(|(line, y)| canvas.text(line, (MARGIN, y), look))
}

fn mark(
    canvas: &Canvas,
    story: &Story,
    (detail, group, panel): (&StrategyDetail, &Group, &Panel),
    (x, y, lane): (&dyn Fn(f64) -> f64, f64, f64),
) -> Drawn {
    let estimate = (panel.of)(group);
    let Some(mean) = estimate.mean else { return Ok(()) };
    let (colour, marker) = story.palette.look(&detail.id);
    let half = estimate.half_width.unwrap_or(0.0);
    canvas.line((x(mean - half), y), (x(mean + half), y), 1.5, colour)?;
    canvas.marker(marker, (x(mean), y), RADIUS, colour)?;
    let told = story.told;
    let shown = told.ruler(Unit::Share, 1.0).estimate(&group.satisfaction);
    let worst = told.ruler(Unit::Number, 0.1).estimate(&group.worst_tenth);
    let name = if group.kind == GroupKind::All { label(told.language, group) } else { group.label.clone() };
    let worst = say!(told.language, "hint-worst", score = worst);
    let text = format!("{}\n{name}: {shown} %\n{worst}", detail.id);
    canvas.hint(Rect::about((x(mean), y), 18.0, lane), &text);
    Ok(())
}

fn table(story: &Story) -> Vec<Vec<String>> {
    let names = ["strategy", "kind", "group", "satisfaction", "half_width", "difference", "difference_half_width"];
    let worst = ["worst_tenth", "worst_tenth_half_width", "worst_difference", "worst_difference_half_width"];
    let mut rows = vec![header(&[&names[..], &worst[..]].concat())];
    for detail in &story.detail.strategies {
        for group in &detail.groups {
            let named = [detail.id.clone(), kind(group).to_owned(), group.id.clone()];
            let numbers = [Some(&group.satisfaction), group.difference.as_ref()].into_iter();
            let worst = [Some(&group.worst_tenth), group.worst_difference.as_ref()];
            let of = |estimate: Option<&Estimate>| estimate.map_or_else(|| [None, None].map(cell), cells);
            rows.push(named.into_iter().chain(numbers.chain(worst).flat_map(of)).collect());
        }
    }
    rows
}
