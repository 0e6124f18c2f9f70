//! Random worlds that are right: scenario texts, each the same for its seed on every machine. It needs nothing but the standard
//! library, so that whoever looks for faults elsewhere can include this file.

/// Numbers that look random (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from `low` to `high`.
    fn whole(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn uniform(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from `low` to `high`, each doubling as likely as another.
    fn size(&mut self, low: f64, high: f64) -> f64 {
        let doublings = (0..30).take_while(|n| low * f64::from(1 << (n + 1)) <= high).count() as u64;
        let value = low * f64::from(1 << self.whole(0, doublings)) * (1.0 + self.uniform());
        (value.min(high) * 1e3).round() / 1e3
    }

    fn chance(&mut self, share: f64) -> bool {
        self.uniform() < share
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.whole(0, from.len() as u64 - 1) as usize]
    }

    /// A share, the ends among them.
    fn share(&mut self) -> String {
        let percent = match self.whole(0, 9) {
            0 => 0,
            1 => 100,
            _ => self.whole(1, 99),
        };
        format!("\"{percent} %\"")
    }

    /// So many shares of 1 or more per cent that add to 100 %.
    fn shares(&mut self, n: u64) -> Vec<u64> {
        let mut left = 100 - n;
        let mut shares: Vec<u64> = (1..n).map(|_| 0).collect();
        for share in &mut shares {
            let more = self.whole(0, left);
            *share = 1 + more;
            left -= more;
        }
        shares.push(1 + left);
        shares
    }

    /// A distribution with a mean from `low_s` to `high_s`; its shape may be extreme, and give nothing but 0 and seldom very much.
    fn dist(&mut self, low_s: f64, high_s: f64) -> String {
        let mean_s = self.size(low_s, high_s);
        let of = |shape: &str, more: &str| format!("{{ dist = \"{shape}\", mean = \"{mean_s} s\"{more} }}");
        match self.whole(0, 11) {
            0 => of("constant", ""),
            1..=3 => of("exponential", ""),
            4 | 5 => of("lognormal", &format!(", cv = {}", self.pick(&["0", "0.5", "1.5", "20"]))),
            6 => of("gamma", &format!(", cv = {}", self.pick(&["0", "0.3", "2", "20"]))),
            7 => of("erlang", &format!(", stages = {}", self.whole(1, 100))),
            8 => of("hyperexponential", &format!(", cv = {}", self.pick(&["1", "5", "20"]))),
            9 => of("weibull", &format!(", shape = {}", self.pick(&["0.05", "0.3", "1", "50"]))),
            10 => format!("{{ dist = \"uniform\", low = \"0 s\", high = \"{} s\" }}", 2.0 * mean_s),
            _ => format!("{{ dist = \"empirical\", values = [\"0 s\", \"0 s\", \"{} s\"] }}", 3.0 * mean_s),
        }
    }

    fn patience(&mut self) -> String {
        if self.chance(0.1) { "{ dist = \"never\" }".to_owned() } else { self.dist(5.0, 3600.0) }
    }
}

/// A world as it is written.
struct Page {
    dice: Dice,
    size: u64,
    text: String,
    topics: u64,
    segments: u64,
    channels: u64,
    models: u64,
    teams: u64,
    weeks: u64,
    warmup: u64,
    interval: &'static str,
    start: String,
}

/// The text of a random scenario: some hundred issues in a few weeks, and so many times as many customers and people.
pub fn world(seed: u64, size: u64) -> String {
    let mut dice = Dice(seed);
    let few = |dice: &mut Dice, most| if dice.chance(0.4) { 1 } else { dice.whole(1, most) };
    let (topics, segments, channels) = (few(&mut dice, 4), few(&mut dice, 3), few(&mut dice, 3));
    let (models, teams, weeks) = (dice.whole(0, 2), few(&mut dice, 3), dice.whole(3, 8));
    let interval = dice.pick(&["15 min", "1 h", "1 h", "8 h", "24 h"]);
    let warmup = dice.whole(0, 2);
    let (text, start) = (String::new(), String::new());
    let mut page = Page { dice, size, text, topics, segments, channels, models, teams, weeks, warmup, interval, start };
    page.frame();
    page.demand();
    page.kinds();
    page.customers();
    page.ai();
    page.people();
    page.strategies();
    page.text
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// A line in some of all worlds.
    fn maybe(&mut self, share: f64, line: impl FnOnce(&mut Dice) -> String) {
        if self.dice.chance(share) {
            let line = line(&mut self.dice);
            self.line(&line);
        }
    }

    fn frame(&mut self) {
        let day = self.dice.whole(1, 28);
        let weeks = [self.weeks, self.warmup, self.dice.whole(0, 2)];
        self.line("schema = 1\ntitle = \"A random world\"\nbaseline = \"s0\"");
        let month = self.dice.whole(1, 9);
        self.start = format!("2025-0{month}-{day:02}");
        self.line(&format!("start = {}", self.start));
        self.line(&format!(
            "length = \"{} weeks\"\nwarmup = \"{} weeks\"\ncooldown = \"{} weeks\"",
            weeks[0], weeks[1], weeks[2]
        ));
        self.line("[run]\nreplications = 2");
    }

    fn demand(&mut self) {
        let customers = self.dice.whole(20, 3000);
        let issues = self.dice.size(30.0, 600.0) / customers as f64;
        let (start, interval) = (self.start.clone(), self.interval);
        self.line(&format!("[customers]\ncount = {}", customers * self.size));
        self.maybe(0.3, |dice| format!("growth_per_year = \"{} %\"", dice.whole(1, 200)));
        self.maybe(0.3, |dice| format!("heavy_share = \"{} %\"", dice.whole(10, 100)));
        self.line(&format!("[demand]\nissues_per_customer_month = {issues}"));
        self.line(&format!("interval = \"{}\"", self.interval));
        self.maybe(0.3, |dice| format!("day_cv = \"{} %\"", dice.whole(1, 100)));
        self.maybe(0.3, |dice| format!("interval_sd = \"{} %\"\ninterval_correlation = \"50 %\"", dice.whole(1, 80)));
        self.maybe(0.1, |dice| {
            let n = match interval {
                "15 min" => 96,
                "1 h" => 24,
                "8 h" => 3,
                _ => 1,
            };
            let counts: Vec<String> = (0..n).map(|_| dice.whole(0, 3).to_string()).collect();
            format!("replay = {{ {start} = [{}] }}", counts.join(", "))
        });
        self.maybe(0.3, |dice| {
            let months: Vec<String> = (0..12).map(|_| dice.whole(1, 5).to_string()).collect();
            format!("season = [{}]", months.join(", "))
        });
        for surge in 0..self.dice.whole(0, 2) {
            let (hours, factor) = (self.dice.size(1.0, 500.0).ceil(), self.dice.size(0.1, 20.0));
            self.line(&format!(
                "[demand.surge.u{surge}]\nfrom = \"month 1\"\nlength = \"{hours} h\"\nfactor = {factor}"
            ));
        }
    }

    fn kinds(&mut self) {
        for (place, share) in self.dice.shares(self.topics).into_iter().enumerate() {
            let handle_time = self.dice.dist(1.0, 3600.0);
            self.line(&format!("[topic.t{place}]\nshare = \"{share} %\"\nhandle_time = {handle_time}"));
        }
        for (place, share) in self.dice.shares(self.segments).into_iter().enumerate() {
            self.line(&format!("[segment.g{place}]\nshare = \"{share} %\""));
            self.maybe(0.5, |dice| format!("contact_factor = {}", dice.size(0.1, 10.0)));
            self.maybe(0.5, |dice| format!("remaining_value = {}", dice.whole(0, 1000)));
            self.maybe(0.3, |dice| format!("wish_for_person = \"{} %\"", dice.whole(0, 95)));
            self.maybe(0.3, |dice| format!("background_leaving_per_year = \"{} %\"", dice.whole(0, 90)));
        }
        for (place, share) in self.dice.shares(self.channels).into_iter().enumerate() {
            self.line(&format!("[channel.c{place}]\nshare = \"{share} %\""));
            self.maybe(0.3, |dice| format!("patience = {}", dice.patience()));
            self.maybe(0.2, |dice| format!("places = {}", dice.whole(1, 20)));
            self.maybe(0.3, |_| "exclusive = true".to_owned());
            self.maybe(0.2, |dice| format!("message_after = \"{} s\"\nmessage = \"20 s\"", dice.whole(0, 300)));
            self.maybe(0.2, |dice| {
                format!("callback_after = \"{} s\"\ncallback_share = {}", dice.whole(0, 300), dice.share())
            });
        }
    }

    fn customers(&mut self) {
        let (time, retry, after) = (self.dice.patience(), self.dice.whole(0, 98), self.dice.dist(60.0, 86_400.0));
        self.line(&format!("[patience]\ntime = {time}\nretry = \"{retry} %\"\nretry_after = {after}"));
        self.maybe(0.3, |dice| format!("balk = {}", dice.share()));
        self.maybe(0.3, |_| "keeps_patience = false".to_owned());
        self.line("[damage]");
        self.maybe(0.5, |dice| format!("complaint = {}\ncomplaint_cost = 10", dice.share()));
        self.maybe(0.5, |dice| format!("complaint_after = {}", dice.dist(1.0, 2e6)));
        self.maybe(0.5, |dice| format!("harm = {}\nharm_cost = 100", dice.share()));
        self.maybe(0.5, |dice| format!("[leaving]\nbehaviour = {}", dice.share()));
        let has_a_level = if self.warmup >= 2 { 0.6 } else { 0.0 };
        self.maybe(has_a_level, |dice| {
            format!("[mood]\nleaving = {}\nnewcomers = {}", dice.whole(0, 100), dice.whole(0, 100))
        });
    }

    /// What models and teams have in common.
    fn resolver(&mut self) {
        self.maybe(0.7, |dice| format!("noticed = {}", dice.share()));
        self.maybe(0.3, |dice| format!("discovered = {}", dice.share()));
        self.maybe(0.5, |dice| format!("discovered_after = {}", dice.dist(60.0, 1e6)));
        self.maybe(0.5, |dice| format!("comes_back = \"{} %\"", dice.whole(0, 95)));
        self.maybe(0.5, |dice| format!("comes_back_after = {}", dice.dist(60.0, 3e5)));
    }

    fn ai(&mut self) {
        self.line("[ai]");
        self.model();
        self.maybe(0.5, |dice| format!("tries = {}", dice.whole(1, 5)));
        let further: Vec<String> = (0..self.models).map(|model| format!("\"m{model}\"")).collect();
        if self.models > 0 {
            self.line(&format!("models = [\"ai\", {}]", further.join(", ")));
        }
        for model in 0..self.models {
            self.line(&format!("[model.m{model}]"));
            self.model();
        }
    }

    fn model(&mut self) {
        let success = self.dice.share();
        self.line(&format!("success = {success}"));
        self.resolver();
        self.maybe(0.7, |dice| format!("talk_time = {}", dice.dist(1.0, 3600.0)));
        self.maybe(0.3, |dice| format!("places = {}", dice.whole(1, 5)));
        self.maybe(0.2, |dice| format!("talks_per_minute = {}", dice.whole(1, 3)));
        self.maybe(0.4, |dice| format!("when_full = \"{}\"", dice.pick(&["wait", "next", "people"])));
        self.maybe(0.4, |dice| {
            format!("outage_every = \"{} h\"\noutage_length = {}", dice.whole(1, 200), dice.dist(1.0, 1e5))
        });
        self.maybe(0.3, |_| {
            "price_per_conversation = 0.5\nprice_per_resolution = 1\nprice_per_minute = 0.1".to_owned()
        });
        self.maybe(0.3, |dice| format!("review_share = {}\nreview_cost = 2", dice.share()));
        self.maybe(0.2, |dice| format!("review_time = \"{} s\"\nreview_pay_per_hour = 20", dice.whole(1, 3600)));
        self.maybe(0.2, |dice| {
            let hours = dice.whole(1, 500);
            format!("outage = {{ d = {{ from = \"month 1\", at = \"14:30\", length = \"{hours} h\" }} }}")
        });
        self.maybe(0.2, |dice| format!("dead_end_talk_factor = {}", dice.size(0.1, 3.0)));
        self.maybe(0.2, |dice| format!("learning = {{ most = 1, half = {} }}", dice.whole(1, 1000)));
    }

    /// The first team takes everything, so that nobody is out of reach; it may be closed at night.
    fn people(&mut self) {
        for team in 0..self.teams {
            let success = self.dice.share();
            self.line(&format!("[team.p{team}]\nsuccess = {success}\npay_per_hour = 20"));
            self.resolver();
            let on_duty = self.size as f64 * self.dice.size(0.05, 4.0);
            if team > 0 && self.dice.chance(0.5) {
                self.line(&format!("headcount = {}\nattrition_per_year = \"40 %\"", 5.0 * on_duty));
            } else if self.interval == "1 h" {
                let day: Vec<String> =
                    (0..24).map(|hour| if (8..17).contains(&hour) { on_duty } else { 0.0 }.to_string()).collect();
                self.line(&format!("on_duty = [{}]", day.join(", ")));
            } else {
                self.line(&format!("on_duty = {on_duty}"));
            }
            if team > 0 {
                let topic = self.dice.whole(0, self.topics - 1);
                self.line(&format!("serves = [\"t{topic}\"]\nrank = {}", team % 2));
            }
            self.maybe(0.3, |dice| format!("chats_at_once = {}\nslowdown = {}", dice.whole(1, 4), dice.size(0.1, 2.0)));
            self.maybe(0.3, |_| "stays_until_served = true".to_owned());
            self.maybe(0.2, |dice| format!("handle_time_factor = {}", dice.size(0.2, 4.0)));
            self.maybe(0.2, |dice| {
                format!("breaks = [{{ from = \"12:00\", length = \"45 min\", share = {} }}]", dice.share())
            });
        }
    }

    fn strategies(&mut self) {
        self.line("[strategy.s0]");
        self.maybe(0.3, |_| "routing.first = \"ai\"".to_owned());
        for strategy in 1..=self.dice.whole(1, 2) {
            self.line(&format!("[strategy.s{strategy}]\nrouting.first = \"ai\""));
            self.maybe(0.4, |dice| {
                format!("human_access.when = \"{}\"", dice.pick(&["at-once", "after-tries", "never"]))
            });
            self.maybe(0.4, |dice| format!("escalation = {{ rule = \"share\", share = {} }}", dice.share()));
            self.maybe(0.2, |_| "handoff.kind = \"cold\"".to_owned());
            let size = self.size as f64;
            self.maybe(0.3, |dice| format!("team.p0.on_duty = {}", size * dice.size(0.05, 4.0)));
            let is_long = if self.weeks >= 7 { 0.6 } else { 0.0 };
            self.maybe(is_long, |dice| {
                let (share, access) = (dice.whole(5, 95), dice.pick(&["at-once", "after-tries"]));
                let gate = "gate = { measure = \"abandonment\", at = \"month 2\", most = 0.5, count = 1 }";
                format!("pilot = {{ share = \"{share} %\", {gate}, human_access.when = \"{access}\" }}")
            });
            self.maybe(0.3, |dice| {
                let over = if dice.chance(0.5) { ", over = \"2 weeks\"" } else { "" };
                format!("change = [{{ at = \"month 1\"{over}, ai.tries = {} }}]", dice.whole(1, 5))
            });
            self.maybe(0.3, |dice| {
                let level = dice.whole(1, 90);
                let limit = format!("measure = \"abandonment\", above = \"{level} %\", over = \"1 week\", count = 1");
                format!("trigger = [{{ {limit}, routing.first = \"people\" }}]")
            });
        }
    }
}
