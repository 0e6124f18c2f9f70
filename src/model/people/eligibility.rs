//! Who may take what, worked out once per phase: the lines, whom a contact is offered to, where a freed agent looks.
//!
//! There is a line for each topic, channel and priority that segments can have, so that within a line the first has waited
//! longest and comes first.

use crate::model::id::{ChannelId, SegmentId, TeamId, TopicId};
use crate::scenario::{AmongTeams, Channel, Levers, Team};

/// A team that helps out with a topic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Helper {
    pub team: TeamId,
    /// It takes who has waited so long, s; infinite for nobody.
    pub after_s: f64,
    /// It takes while more than so many wait.
    pub above: u32,
}

/// Those who may take contacts on a topic by a channel.
#[derive(Clone, Debug, Default)]
pub struct Servers {
    /// Teams that serve them, best first.
    pub serving: Vec<TeamId>,
    /// Their ranks, and which of several of one rank takes.
    ranks: Vec<u32>,
    pub among: AmongTeams,
    /// Teams that take them at once: those that serve, then those that help out above 0 in line.
    pub at_once: Vec<TeamId>,
    /// Teams that help out, the soonest first.
    pub helpers: Vec<Helper>,
    /// An agent handles such a contact alone.
    pub alone: bool,
    /// Who comes while nobody is on duty stands in line for the next opening.
    pub over_closing: bool,
    /// Waits are judged in business time.
    pub in_business_time: bool,
}

impl Servers {
    /// The teams of the same rank as the one at a place of those that take at once, from there on; itself alone if it helps out.
    pub fn equals(&self, place: usize) -> &[TeamId] {
        let rank = self.ranks.get(place);
        let n = self.ranks.iter().skip(place).take_while(|other| Some(*other) == rank).count();
        &self.at_once[place..place + n.max(1)]
    }
}

/// A line as a freed agent of some team looks at it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    line: u32,
    topic: TopicId,
    /// Only an agent without chats takes from it.
    exclusive: bool,
    /// The first must have waited so long, s, or more than `above` must wait; below 0 for a topic that the team serves.
    after_s: f64,
    above: u32,
}

/// A line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineRule {
    pub topic: TopicId,
    pub channel: ChannelId,
    pub priority: i32,
}

/// The rules of one phase.
#[derive(Clone, Debug)]
pub struct Eligibility {
    channels: usize,
    classes: usize,
    /// Per segment: the place of its priority among those that there are.
    class: Vec<usize>,
    /// Per topic and channel.
    pub servers: Vec<Servers>,
    pub lines: Vec<LineRule>,
    /// Per team: its lines, in groups of which an earlier one comes first.
    looks: Vec<Vec<Vec<Look>>>,
    pub lines_of_topic: Vec<Vec<u32>>,
    /// Per topic: the teams that help out on some channel.
    pub helpers_of_topic: Vec<Vec<TeamId>>,
    pub lines_of_channel: Vec<Vec<u32>>,
    /// Per line: those whose contacts come before or with its own, since a team that serves it serves them too, at no lower
    /// priority; itself included. Empty where nobody foresees waits.
    pub ahead: Vec<Vec<u32>>,
}

impl Eligibility {
    /// The rules of some levers; at scale 1:k lines have `shorter` = √k times fewer places.
    pub fn new(levers: &Levers, shorter: f64) -> Self {
        let (topics, channels) = (levers.topic_priority.len(), levers.channels.len());
        let mut priorities = levers.segment_priority.clone();
        priorities.sort_unstable();
        priorities.dedup();
        let class_of = |priority: &i32| priorities.iter().position(|known| known == priority).unwrap_or(0);
        let rule = |line: usize| {
            let (topic, channel) = (line / priorities.len() / channels, line / priorities.len() % channels);
            let priority = levers.topic_priority[topic] + priorities[line % priorities.len()];
            LineRule { topic: TopicId::at(topic), channel: ChannelId::at(channel), priority }
        };
        let lines: Vec<LineRule> = (0..topics * channels * priorities.len()).map(rule).collect();
        let where_it = |is: &dyn Fn(&LineRule) -> bool| {
            (0..lines.len() as u32).filter(|&line| is(&lines[line as usize])).collect::<Vec<u32>>()
        };
        Self {
            channels,
            classes: priorities.len(),
            class: levers.segment_priority.iter().map(class_of).collect(),
            servers: (0..topics * channels).map(|i| servers(levers, i / channels, i % channels, shorter)).collect(),
            looks: levers.teams.iter().map(|team| looks(levers, team, &lines, shorter)).collect(),
            lines_of_topic: (0..topics).map(|topic| where_it(&|line| line.topic.index() == topic)).collect(),
            helpers_of_topic: (0..topics).map(|topic| helpers_of(levers, topic)).collect(),
            lines_of_channel: (0..channels).map(|i| where_it(&|line| line.channel.index() == i)).collect(),
            lines,
            ahead: Vec::new(),
        }
    }

    /// Works out who is ahead of whom, for whoever foresees waits.
    pub fn foresee_waits(&mut self) {
        let serving = |line: usize| &self.servers(self.lines[line].topic, self.lines[line].channel).serving;
        let lines = 0..self.lines.len();
        let comes_before = |own: usize, other: usize| {
            let shares_a_team = serving(other).iter().any(|team| serving(own).contains(team));
            own == other || (shares_a_team && self.lines[other].priority >= self.lines[own].priority)
        };
        let of_line = |own| lines.clone().filter(|&other| comes_before(own, other)).map(|other| other as u32).collect();
        self.ahead = lines.clone().map(of_line).collect();
    }

    /// The teams that may take a contact.
    #[inline]
    pub fn servers(&self, topic: TopicId, channel: ChannelId) -> &Servers {
        &self.servers[self.index_of(topic, channel)]
    }

    /// The index of those who may take a contact.
    #[inline]
    pub fn index_of(&self, topic: TopicId, channel: ChannelId) -> usize {
        topic.index() * self.channels + channel.index()
    }

    /// The line of a contact.
    #[inline]
    pub fn line(&self, topic: TopicId, channel: ChannelId, segment: SegmentId) -> usize {
        let servers = self.index_of(topic, channel);
        if self.classes == 1 { servers } else { servers * self.classes + self.class[segment.index()] }
    }

    /// The lines of those who may take a contact, given by their index.
    pub fn lines_of(&self, servers: usize) -> std::ops::Range<usize> {
        servers * self.classes..(servers + 1) * self.classes
    }

    /// The lines from which a team may take.
    pub fn lines_taken_by(&self, team: TeamId) -> impl Iterator<Item = usize> {
        self.looks[team.index()].iter().flatten().map(|look| look.line as usize)
    }

    /// Whether an agent handles the contacts of a line alone.
    pub fn is_alone(&self, line: usize) -> bool {
        let rule = &self.lines[line];
        self.servers(rule.topic, rule.channel).alone
    }

    /// Whether who stands in a line when its teams close stays for the next opening.
    pub fn is_over_closing(&self, line: usize) -> bool {
        let rule = &self.lines[line];
        self.servers(rule.topic, rule.channel).over_closing
    }

    /// The topic of each line.
    pub fn topics(&self) -> Vec<usize> {
        self.lines.iter().map(|rule| rule.topic.index()).collect()
    }

    /// A segment whose contacts stand in a line.
    pub fn segment_of(&self, line: usize) -> usize {
        let class = line % self.classes;
        self.class.iter().position(|of_segment| *of_segment == class).unwrap_or(0)
    }

    /// Whether every contact has the same line under other rules.
    pub fn has_lines_of(&self, other: &Self) -> bool {
        self.classes == other.classes && self.class == other.class
    }

    /// The line from which a freed agent of a team takes the first: of the highest priority, then of the topic the team
    /// takes first, then the one whose first has waited longest.
    ///
    /// `first` gives the time of joining of a line's first, if there is one, `held` how many wait for a topic.
    #[inline]
    pub fn next_line(
        &self,
        team: TeamId,
        is_idle: bool,
        now_s: f64,
        first: impl Fn(usize) -> Option<f64>,
        held: impl Fn(&[u32]) -> u32,
    ) -> Option<usize> {
        for group in &self.looks[team.index()] {
            let mut longest: Option<(f64, usize)> = None;
            for look in group {
                let Some(since_s) = first(look.line as usize) else { continue };
                if longest.is_some_and(|(earliest_s, _)| earliest_s <= since_s) || (look.exclusive && !is_idle) {
                    continue;
                }
                if since_s + look.after_s <= now_s || held(&self.lines_of_topic[look.topic.index()]) > look.above {
                    longest = Some((since_s, look.line as usize));
                }
            }
            if let Some((_, line)) = longest {
                return Some(line);
            }
        }
        None
    }
}

/// A limit of a line at the scale of the run. Only a limit of 0, which means something else, becomes 0.
pub fn at_scale(places: u32, shorter: f64) -> u32 {
    ((f64::from(places) / shorter).round() as u32).max(places.min(1))
}

/// All teams, in order.
fn team_ids(levers: &Levers) -> impl Iterator<Item = TeamId> {
    (0..levers.teams.len()).map(TeamId::at)
}

fn servers(levers: &Levers, topic: usize, channel: usize, shorter: f64) -> Servers {
    let teams = || team_ids(levers).zip(&levers.teams).filter(|(_, team)| team.channels[channel]);
    let mut ranked: Vec<(u32, TeamId)> = teams().filter_map(|(i, team)| Some((team.serves[topic]?, i))).collect();
    ranked.sort_unstable();
    let (ranks, serving): (Vec<u32>, Vec<TeamId>) = ranked.into_iter().unzip();
    let mut helpers: Vec<Helper> = teams().filter_map(|(index, team)| helper(team, index, topic, shorter)).collect();
    helpers.sort_by(|a, b| a.after_s.total_cmp(&b.after_s));
    let above_nobody = helpers.iter().filter(|helper| helper.above == 0).map(|helper| helper.team);
    let at_once: Vec<TeamId> = serving.iter().copied().chain(above_nobody).collect();
    let Channel { exclusive: alone, over_closing, in_business_time, .. } = levers.channels[channel];
    Servers { serving, ranks, among: levers.among_teams, at_once, helpers, alone, over_closing, in_business_time }
}

/// The teams that help out with a topic.
fn helpers_of(levers: &Levers, topic: usize) -> Vec<TeamId> {
    team_ids(levers).zip(&levers.teams).filter(|(_, team)| team.helps_with(topic)).map(|(index, _)| index).collect()
}

fn helper(team: &Team, index: TeamId, topic: usize, shorter: f64) -> Option<Helper> {
    let overflow = team.overflow.as_ref().filter(|overflow| overflow.topics[topic])?;
    let above = overflow.above.map_or(u32::MAX, |above| at_scale(above, shorter));
    Some(Helper { team: index, after_s: overflow.after_s.unwrap_or(f64::INFINITY), above })
}

/// The lines that a team takes from, in groups of the same priority and preference.
fn looks(levers: &Levers, team: &Team, lines: &[LineRule], shorter: f64) -> Vec<Vec<Look>> {
    let mut sorted: Vec<((i32, u32), Look)> = Vec::new();
    for (line, rule) in (0..).zip(lines) {
        let (topic, channel) = (rule.topic.index(), rule.channel.index());
        let help = helper(team, TeamId(0), topic, shorter);
        let condition = match (team.serves[topic], help) {
            (Some(_), _) => (f64::NEG_INFINITY, u32::MAX),
            (None, Some(help)) => (help.after_s, help.above),
            (None, None) => continue,
        };
        if team.channels[channel] {
            let exclusive = levers.channels[channel].exclusive;
            let look = Look { line, topic: rule.topic, exclusive, after_s: condition.0, above: condition.1 };
            sorted.push(((-rule.priority, team.takes[topic]), look));
        }
    }
    sorted.sort_by_key(|(order, _)| *order);
    let groups = sorted.chunk_by(|a, b| a.0 == b.0);
    groups.map(|group| group.iter().map(|(_, look)| *look).collect()).collect()
}

/// Per team the least index of the teams that it can share contacts with, itself included: teams that take a common topic
/// belong together, and so do those who do over a third.
pub fn pools(levers: &Levers) -> Vec<usize> {
    let mut pools: Vec<usize> = (0..levers.teams.len()).collect();
    for topic in 0..levers.topic_priority.len() {
        for channel in 0..levers.channels.len() {
            let takes =
                |team: &Team| team.channels[channel] && (team.serves[topic].is_some() || team.helps_with(topic));
            let joined: Vec<usize> = (0..pools.len()).filter(|&i| takes(&levers.teams[i])).map(|i| pools[i]).collect();
            let Some(&least) = joined.iter().min() else { continue };
            for pool in pools.iter_mut().filter(|pool| joined.contains(pool)) {
                *pool = least;
            }
        }
    }
    pools
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_limit_stays_a_limit_at_a_small_scale() {
        assert_eq!([0, 1, 3, 100].map(|places| at_scale(places, 7.07)), [0, 1, 1, 14]);
    }
    use crate::scenario::samples::world;

    /// Two topics, two segments, two channels; one team for everything, one that helps out.
    const WORLD: &str = r#"
topic.easy = { share = 0.5, handle_time = { dist = "constant", mean = "1 s" } }
topic.hard = { share = 0.5, handle_time = { dist = "constant", mean = "1 s" } }
segment.few = { share = 0.5 }
segment.many = { share = 0.5 }
channel.chat = { share = 0.5 }
channel.phone = { share = 0.5, exclusive = true }
routing.segment_priority = { few = 5 }
team.desk = { on_duty = 1, success = 1, takes_first = ["hard"], rank = { hard = 2 } }
team.aid = { on_duty = 1, success = 1, serves = ["hard"], channels = ["chat"], rank = 1, overflow = { topics = ["easy"], above = 30 } }
team.other = { on_duty = 1, success = 1, serves = [] }
strategy.x = {}
"#;

    fn levers() -> Levers {
        let world = world(WORLD);
        world.strategies[0].phases[0].levers.clone()
    }

    /// Whom a team takes from lines whose firsts joined at the times given for (topic, channel, segment).
    fn taken(
        eligibility: &Eligibility,
        team: TeamId,
        is_idle: bool,
        held: u32,
        entries: &[(u16, u16, u16, f64)],
    ) -> Option<usize> {
        let line = |&(topic, channel, segment, _): &(u16, u16, u16, f64)| {
            eligibility.line(TopicId(topic), ChannelId(channel), SegmentId(segment))
        };
        let first = |wanted: usize| entries.iter().find(|entry| line(entry) == wanted).map(|entry| entry.3);
        let taken = eligibility.next_line(team, is_idle, 100.0, first, |_| held)?;
        entries.iter().position(|entry| line(entry) == taken)
    }

    #[test]
    fn priority_comes_before_preference_and_preference_before_the_wait() {
        let eligibility = Eligibility::new(&levers(), 1.0);
        let (easy, hard, chat, few, many) = (0, 1, 0, 0, 1);
        let waits = [(easy, chat, many, 1.0), (hard, chat, many, 2.0), (easy, chat, few, 3.0), (hard, chat, few, 4.0)];
        assert_eq!(taken(&eligibility, TeamId(0), true, 1, &waits), Some(3), "the few, and of them the hard");
        assert_eq!(taken(&eligibility, TeamId(0), true, 1, &waits[..3]), Some(2));
        assert_eq!(taken(&eligibility, TeamId(0), true, 1, &waits[..2]), Some(1));
        let phone = [(easy, 1, many, 1.0), (easy, chat, many, 2.0)];
        assert_eq!(taken(&eligibility, TeamId(0), true, 1, &phone), Some(0));
        assert_eq!(taken(&eligibility, TeamId(0), false, 1, &phone), Some(1), "who has a chat takes no call");
    }

    #[test]
    fn a_team_helps_above_its_limit_and_on_its_channels_only() {
        let eligibility = Eligibility::new(&levers(), 1.0);
        let easy = [(0, 0, 0, 1.0), (0, 1, 0, 0.0)];
        assert_eq!(taken(&eligibility, TeamId(1), true, 30, &easy), None);
        assert_eq!(taken(&eligibility, TeamId(1), true, 31, &easy), Some(0));
        let smaller = Eligibility::new(&levers(), 50.0_f64.sqrt());
        assert_eq!(taken(&smaller, TeamId(1), true, 5, &easy), Some(0), "30 at 1:1 are 4 at 1:50");
        assert_eq!(taken(&smaller, TeamId(1), true, 4, &easy), None);
        let servers = |topic, channel| eligibility.servers(TopicId(topic), ChannelId(channel));
        assert_eq!((&servers(1, 0).serving, &servers(1, 1).serving), (&vec![TeamId(1), TeamId(0)], &vec![TeamId(0)]));
        assert_eq!(servers(0, 0).at_once, [TeamId(0)]);
    }

    #[test]
    fn teams_that_help_each_other_share_one_margin() {
        assert_eq!(pools(&levers()), [0, 0, 2]);
    }
}
