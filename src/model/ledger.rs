//! The only writer of [`Outcome`]: every count and every amount of money is written here, once.

use crate::books::{Count, Outcome, PilotResult};
use crate::model::ending::IssueEnd;
use crate::model::fluid::Felt;
use crate::model::id::{ModelId, TeamId, TopicId};
use crate::model::issue::{Handover, Issue};
use crate::model::setting::Setting;
use crate::scenario::{AiModel, Reporting, Scenario, Strategy};
use crate::unit::HOUR;

/// Writes counts and money.
#[derive(Clone, Debug)]
pub struct Ledger {
    outcome: Outcome,
    reporting: Reporting,
    /// The cell of what has no topic.
    no_topic: usize,
    /// The k of scale 1:k.
    scale: f64,
    /// What a contact in line counts: 1, or 1/k where everybody is in line and one in k is followed.
    in_line: f64,
    /// Until when time and pay are booked, s.
    booked_until_s: f64,
    /// Row of the present interval of the day.
    interval: u16,
    /// What was paid so far for the integration of an AI, at scale 1:1.
    integrated: f64,
    /// Contacts that have begun.
    contacts: u64,
    /// Contacts of the horizon that waited for less than a tenth of a second, most of them where people are enough.
    at_once: u64,
}

impl Ledger {
    pub fn new(scenario: &Scenario, strategy: &Strategy, setting: &Setting) -> Self {
        let (reporting, sizes) = (scenario.reporting, scenario.sizes(strategy));
        let outcome = Outcome::new(&scenario.clock, sizes, setting.scale);
        Self {
            no_topic: outcome.no_topic(),
            scale: f64::from(outcome.scale),
            in_line: if setting.has_crowd() { 1.0 / f64::from(setting.scale) } else { 1.0 },
            interval: outcome.intraday.row(None),
            outcome,
            reporting,
            booked_until_s: 0.0,
            integrated: scenario.integrated_before(),
            contacts: 0,
            at_once: 0,
        }
    }

    /// The finished outcome.
    pub fn close(mut self) -> Outcome {
        self.outcome.waits.saturating_record_n(0, self.at_once);
        self.outcome
    }

    /// Whether a row is of the horizon.
    pub fn counts(&self, row: u32) -> bool {
        self.outcome.counts(row)
    }

    /// Until when time and pay are booked, s.
    pub fn booked_until(&self) -> f64 {
        self.booked_until_s
    }

    /// Time and pay are booked until `now_s`.
    pub fn set_booked_until(&mut self, now_s: f64) {
        self.booked_until_s = now_s;
    }

    /// An interval of the week begins, by its number; `None` outside the horizon.
    pub fn begin_interval(&mut self, of_week: Option<usize>) {
        self.interval = self.outcome.intraday.row(of_week);
    }

    /// The present interval of the week.
    #[inline]
    pub fn interval(&self) -> u16 {
        self.interval
    }

    /// The row of a moment, an arm and a topic.
    #[inline]
    pub fn row(&self, now_s: f64, arm: usize, topic: TopicId) -> u32 {
        self.outcome.row_at(now_s, arm * self.outcome.n_topics() + topic.index())
    }

    /// A trigger fires.
    pub fn fired(&mut self, now_s: f64, trigger: usize) {
        self.outcome.fired_s[trigger].push(now_s);
    }

    /// A pilot has come to its gate.
    pub fn decided(&mut self, result: PilotResult) {
        self.outcome.pilot = Some(result);
    }

    /// What the first weeks of the simulation have brought, of all customers or of an arm.
    pub fn observed(&self, weeks: usize, arm: Option<usize>, count: Count) -> f64 {
        self.outcome.until(weeks, arm, count)
    }

    /// What has happened until now about some topics.
    pub fn of_topics(&self, topics: &[bool], count: Count) -> f64 {
        self.outcome.of_topics(topics, count)
    }

    /// One more in a row.
    #[inline]
    pub fn count(&mut self, row: u32, count: Count) {
        self.outcome.add(row, count, 1.0);
    }

    /// An amount more in a row.
    #[inline]
    pub fn add(&mut self, row: u32, count: Count, amount: f64) {
        self.outcome.add(row, count, amount);
    }

    /// One more in a row, or none.
    #[inline]
    pub fn count_if(&mut self, when: bool, row: u32, count: Count) {
        self.outcome.add(row, count, f64::from(u8::from(when)));
    }

    /// An amount without topic at a moment.
    #[inline]
    pub fn book_at(&mut self, now_s: f64, count: Count, amount: f64) {
        let row = self.outcome.row_at(now_s, self.no_topic);
        self.outcome.add(row, count, amount);
    }

    /// Time without topic that ends now and began at a moment of the present interval.
    pub fn time(&mut self, from_s: f64, count: Count, amount: f64) {
        self.book_at(from_s, count, amount);
        self.outcome.intraday.add(self.interval, count, amount);
    }

    /// An amount more in the row of a contact, and in the interval of the day in which it arrived.
    #[inline]
    fn of_contact(&mut self, issue: &Issue, count: Count, amount: f64) {
        let amount = amount * self.in_line;
        self.outcome.add(issue.contact_row, count, amount);
        self.outcome.intraday.add(issue.interval, count, amount);
    }

    /// An amount more in a row, of a model's part too.
    #[inline]
    pub fn of_model(&mut self, model: ModelId, row: u32, count: Count, amount: f64) {
        self.outcome.add_of_model(model.0, row, count, amount);
    }

    /// An amount more of a model's part in a row, which the row itself has already.
    #[inline]
    pub fn of_model_alone(&mut self, model: ModelId, row: u32, count: Count, amount: f64) {
        self.outcome.add_to_model(model.0, row, count, amount);
    }

    /// A customer leaves for good: it comes to light later.
    pub fn gone(&mut self, now_s: f64) {
        self.book_at(now_s + self.reporting.churn_after_s, Count::LeavingSeen, 1.0);
    }

    /// Money of the whole operation at scale 1:1, of which this run bears its share.
    #[inline]
    pub fn whole_operation(&mut self, now_s: f64, count: Count, amount: f64) {
        let share = amount / self.scale;
        self.book_at(now_s, count, share);
    }

    /// The platform of a model, of the whole operation at scale 1:1.
    pub fn platform(&mut self, now_s: f64, model: ModelId, amount: f64) {
        let row = self.outcome.row_at(now_s, self.no_topic);
        self.of_model(model, row, Count::AiPlatform, amount / self.scale);
    }

    /// The integration of an AI that answers now, of the whole operation at scale 1:1: as far as it is not paid yet.
    pub fn integration(&mut self, now_s: f64, cost: f64) {
        let due = cost - self.integrated;
        if due > 0.0 {
            self.whole_operation(now_s, Count::Integration, due);
            self.integrated = cost;
        }
    }

    /// A talk of an issue's present model begins.
    #[inline]
    pub fn talk(&mut self, issue: &Issue, talk_s: f64) {
        self.outcome.model_talk_s[issue.model.index()] += talk_s;
        self.of_model(issue.model, issue.contact_row, Count::AiTalkS, talk_s);
    }

    /// A contact begins.
    #[inline]
    pub fn contact(&mut self, row: u32) {
        self.contacts += 1;
        self.count(row, Count::Contacts);
    }

    /// Events wait in the calendar: the outcome keeps the greatest number.
    pub fn booked(&mut self, events: usize) {
        self.outcome.most_booked = self.outcome.most_booked.max(events as u64);
    }

    /// Contacts that have begun until now.
    pub fn contacts(&self) -> u64 {
        self.contacts
    }

    /// A contact is offered to people.
    #[inline]
    pub fn offered(&mut self, issue: &Issue) {
        self.of_contact(issue, Count::Offered, 1.0);
    }

    /// A contact is answered after `wait_s`, in time or not.
    #[inline]
    pub fn served(&mut self, issue: &Issue, wait_s: f64, is_in_time: bool) {
        let in_time = f64::from(u8::from(is_in_time));
        self.of_contact(issue, Count::Served, 1.0);
        self.of_contact(issue, Count::ServedInTime, in_time);
        self.of_contact(issue, Count::WaitServedS, wait_s);
        self.of_contact(issue, Count::WaitS, wait_s);
        if self.outcome.counts(issue.contact_row) {
            match (wait_s * 10.0) as u32 {
                0 => self.at_once += 1,
                tenths => self.outcome.waits.saturating_record(u64::from(tenths)),
            }
        }
    }

    /// A contact leaves the queue after `wait_s`, within the threshold or not, and perhaps without having joined it.
    #[inline]
    pub fn abandoned(&mut self, issue: &Issue, wait_s: f64, [is_in_time, balked]: [bool; 2]) {
        let in_time = f64::from(u8::from(is_in_time));
        self.of_contact(issue, Count::Abandoned, 1.0);
        self.of_contact(issue, Count::Balked, f64::from(u8::from(balked)));
        self.of_contact(issue, Count::AbandonedInTime, in_time);
        self.of_contact(issue, Count::WaitS, wait_s);
    }

    /// What a contact in line counts.
    pub fn weight_in_line(&self) -> f64 {
        self.in_line
    }

    /// One more in a row, of a contact in line.
    pub fn count_in_line(&mut self, row: u32, count: Count) {
        self.outcome.add(row, count, self.in_line);
    }

    /// So many contacts of the crowd are answered at once.
    pub fn crowd_answered(&mut self, row: u32, contacts: u32) {
        let amount = f64::from(contacts) * self.in_line;
        for count in [Count::Offered, Count::Served, Count::ServedInTime] {
            self.outcome.add(row, count, amount);
            self.outcome.intraday.add(self.interval, count, amount);
        }
        if self.outcome.counts(row) {
            self.at_once += u64::from(contacts);
        }
    }

    /// A crowd felt this at a formula's lines, so many times.
    pub fn crowd_felt(&mut self, row: u32, felt: &Felt, times: f64) {
        let amounts = [
            (Count::Offered, felt.contacts),
            (Count::Served, felt.served),
            (Count::ServedInTime, felt.served_in_time),
            (Count::WaitServedS, felt.wait_served_s),
            (Count::WaitS, felt.wait_served_s + felt.wait_abandoned_s),
            (Count::Abandoned, felt.abandoned),
            (Count::AbandonedInTime, felt.abandoned_in_time),
        ];
        for (count, amount) in amounts.into_iter().filter(|(_, amount)| *amount > 0.0) {
            self.outcome.add(row, count, amount * times * self.in_line);
            self.outcome.intraday.add(self.interval, count, amount * times * self.in_line);
        }
    }

    /// An answered contact was called back: the part of its wait that was not felt is taken out.
    #[inline]
    pub fn called_back(&mut self, issue: &Issue, unfelt_s: f64) {
        self.add(issue.contact_row, Count::CallbackS, unfelt_s * self.in_line);
        self.of_contact(issue, Count::WaitServedS, -unfelt_s);
        self.of_contact(issue, Count::WaitS, -unfelt_s);
    }

    /// A new contact takes back the resolution that was reported of the one before, if it comes soon enough.
    #[inline]
    pub fn take_back(&mut self, issue: &Issue, now_s: f64) {
        if issue.reported_by_ai && now_s - issue.ended_s <= self.reporting.recontact_window_s {
            self.of_model(issue.model, issue.contact_row, Count::AiTakenBack, 1.0);
        }
    }

    /// The conversation of a model, given with its index, ends in a row: in the AI tier, at a handoff, or because another takes over.
    #[inline]
    pub fn ai_usage(&mut self, row: u32, (index, model): (ModelId, &AiModel), is_reported: bool, is_contained: bool) {
        let usage = model.price_per_conversation + if is_reported { model.price_per_resolution } else { 0.0 };
        self.of_model(index, row, Count::AiUsage, usage);
        if is_contained && model.review_share > 0.0 {
            self.reviewed(row, (index, model));
        }
    }

    /// People review the share of a contained contact that is due.
    fn reviewed(&mut self, row: u32, (index, model): (ModelId, &AiModel)) {
        let (each_s, pay) = model.review_time.map_or((0.0, 0.0), |time| (time.each_s, time.pay_per_hour));
        self.of_model(index, row, Count::Review, model.review_share * (model.review_cost + each_s / HOUR * pay));
        self.add(row, Count::Reviewed, model.review_share);
        self.add(row, Count::ReviewS, model.review_share * each_s);
    }

    /// Handle time that a team gives to a contact.
    #[inline]
    pub fn work(&mut self, issue: &Issue, team: TeamId, work_s: f64, factor: f64, handoff: f64) {
        let row = issue.contact_row;
        self.add(row, Count::HumanWorkS, work_s);
        self.add(row, Count::RepeatWorkS, if issue.contacts > 1 { work_s } else { 0.0 });
        if issue.handover != Handover::None {
            self.add(row, Count::HandoffS, work_s - work_s / handoff);
        }
        self.add(row, Count::WorkFactor, factor);
        self.add(row, Count::WorkFactorSquared, factor * factor);
        self.outcome.team_work_s[team.index()] += work_s;
    }

    /// AI talks of a contact turn out to have stood in the way; those of which that is known already are booked.
    #[inline]
    pub fn talked_in_vain(&mut self, issue: &Issue, known_s: f32) {
        if issue.looped_s > known_s {
            self.of_model(issue.model, issue.contact_row, Count::AiTalkLostS, f64::from(issue.looped_s - known_s));
        }
    }

    /// For what a customer leaves: whether by the first reason alone, with the second, and so on; with the last, in truth.
    pub fn left_for(&mut self, row: u32, leaves: [bool; 4]) {
        let reasons = [Count::LeftForEnd, Count::LeftForFeeling, Count::LeftForFailures, Count::LeftForTrust];
        let mut before = 0.0;
        for (count, leaves) in reasons.into_iter().zip(leaves) {
            let now = f64::from(u8::from(leaves));
            self.add(row, count, now - before);
            before = now;
        }
        self.add(row, Count::Left, before);
    }

    /// An issue comes to its end, its customer satisfied or not.
    #[inline]
    pub fn ended(&mut self, issue: &Issue) {
        let satisfied = f64::from(u8::from(issue.score > 0.0));
        self.outcome.add(issue.opened_row, Count::IssuesSatisfied, satisfied);
        if self.outcome.counts(issue.opened_row) {
            let ends = &mut self.outcome.segment_ends[issue.segment.index()];
            ends[0] += satisfied;
            ends[1] += 1.0;
            let score = f64::from(issue.score);
            self.outcome.scores.add(issue.topic.index(), score);
            self.outcome.scores.add(self.outcome.n_topics() + issue.segment.index(), score);
        }
    }

    /// What the end of an issue of the horizon was like, for calibration.
    pub fn measured(&mut self, issue: &Issue, end: IssueEnd) {
        if self.outcome.counts(issue.opened_row) {
            let (g, m) = (f64::from(issue.trust_gained), f64::from(issue.trust_moved));
            let facts = [1.0, g, m, g * g, g * m, m * m];
            let feels = usize::from(issue.score <= 0.0);
            let sums = &mut self.outcome.issue_ends[end as usize][feels][issue.failed_again()];
            sums.iter_mut().zip(facts).for_each(|(sum, fact)| *sum += fact);
        }
    }

    /// An issue of the horizon has moved trust further: what it gained and moved besides what was known of it.
    #[inline]
    pub fn trust_moved(&mut self, issue: &Issue, gained: f64, moved: f64) {
        if self.outcome.counts(issue.opened_row) {
            let moves = &mut self.outcome.trust_moves[issue.segment.index()];
            moves[0] += gained;
            moves[1] += moved;
        }
    }
}
