# What verbs tell that run no strategies, and what is told while one runs. Names of options and of keys stand as they are typed.

warning = warning: { $what }
wrote = Wrote { $path }.

# list, init.

list-strategy = { $id }  { $title }{ $baseline ->
    [yes] {" "}(baseline)
   *[no] {""}
}
list-end = Run one with `blendsim run NAME`, copy one with `blendsim init NAME`.
init = Wrote { $path }. Edit it, then `blendsim check { $path }` and `blendsim run { $path }`.

# What is done now.

trying-ends = trying out inputs at the ends of their ranges
taking-ends = taking inputs to the ends of their ranges
living = living through weeks
living-draws = living through worlds drawn from the ranges
living-points = living through the points
measuring = measuring the world{" "}
searching = searching
other-scale = living at the other scale
time-left = { $gone } gone, { $left } left
time-gone = { $gone } gone
far-beyond = a replication has had { $contacts } contacts, more than { $times } times the { $foretold } that were foretold; Ctrl-C stops the run, and what stands in the results folder stays
will-replace = { $path } will replace run { $run } ({ $settings })
differs = other { $settings }
differs-build = another build of the program, or other options of this verb
setting = { $setting ->
    [scenario] scenario
    [text] scenario text
    [overrides] overrides
    [strategies] strategies
    [replications] replications
    [seed] seed
    [scale] scale
    [waits] waits
    [flips] flips
    [draws] draws
    [fit] fit
    [fits] fits
    [scale-bias] scale bias
   *[version] version
}

# check.

check-sound = { $path }: no faults. { $strategies } strategies × { $replications } replications at scale 1:{ $scale }{ $beside }
check-under = {" "}under { $fit }
check-waits = { $waits ->
    [formula] , with waits by formula
   *[crowd] , beside a crowd in the lines of 1:1
}
check-coarser = , the same at 1:{ $scale }
check-fits = { $n ->
    [1] , and under 1 fit
   *[other] , and under { $n } fits
}
check-draws = , and in { $n } worlds drawn from the ranges at 1:{ $scale }{ $waits ->
    [formula] {" "}by formula
   *[small] {""}
}
check-unfinished = the forecast carries on what was tried out in part: { $why }
unfinished-few = already a few issues take more than { $events } events
unfinished-life = { $whose ->
    [nobody] nobody answering
   *[other] { $whose }
}: { $events } events were not enough for more than { $time }, with { $contacts } contacts a day
check-issues = issues    { $issues } a month, before growth, season and surges; contacts that come again left out
check-bound = contacts  about { $contacts }
    memory    { $needed } ({ $free } are free for it)
    It does not fit: { $out }.
check-measured = contacts  about { $contacts } ({ $largest } in the largest replication)
    memory    about { $needed } with { $threads } at a time ({ $free } are free for it)
    time      about { $time } on this machine
    It fits.

# What is right in a scenario and hardly meant.

doubt-few-customers = customers.count: { $count } are too few for an experiment; what is found of them holds for nobody else
doubt-shrinks = background_leaving_per_year: nobody joins, so that demand falls by { $falls } % over { $over }; give customers a `growth_per_year` if that is not meant
doubt-nobody-leaves = mood.leaving: it speeds up ordinary leaving, and nobody leaves so; give segments a `background_leaving_per_year`
doubt-nobody-joins = mood.newcomers: it keeps newcomers away, and nobody joins; give customers a `growth_per_year`
doubt-unasked = { $path }: no strategy asks this model; name it in `ai.models`, or leave it out
doubt-stands-in = ai.fail_over: `{ $model }` stands in for nobody where every cascade names it anyway
doubt-untaught = strategy.{ $strategy }: the AI `{ $model }` can learn and nothing teaches it: no answer is reviewed that counts as a lesson, and none is handed over to people whose solution would
doubt-counted = demand.counts: taken for issues, of which the baseline makes { $more } more contacts by repeats and by tries of those who were not answered. If contacts were counted, add counts_are = "contacts", or "answered" if those who gave up are not among them; counts_are = "issues" says that this is meant
doubt-undrawn = correlation: { $path } has no range or is known today, so that it is not drawn and nothing moves with it
doubt-cut-short = strategy.{ $strategy }: the hiring of team.{ $team } to { $heads } heads at { $at } brings nobody: it takes { $takes } to a first paid day, and the change to { $then } heads at { $on } { $outcome ->
    [anew] starts it anew
   *[off] calls it off
}
doubt-turned-away = strategy.{ $strategy }: { $share } of contacts come while nobody is on duty and are turned away; a channel on which they wait for the next opening, as mail does, says `waits = "over-closing"`
doubt-felt-as-a-call = channel.{ $channel }: it waits over closing, and a wait of a day costs { $times } times what one of { $reference } does; give it a `wait_reference` of its own, or `clock = "business"`
doubt-unpaid = team.{ $team }: what is in hand at the close is finished unpaid, up to about { $hours } hours a week; `at_close` says otherwise: "finish" in overtime, "pause" or "hand-over"
doubt-out-of-reach = strategy.{ $strategy }: nobody who asks ever gets a person: human_access.tries is { $tries }, and the AI talks at most { $most } times in a contact (ai.tries)

# targets.

known-title = The baseline beside what is known of the operation: { $met } of { $all } met, in four histories
known-mends = { $key ->
    [contacts_per_week] demand.counts or demand.issues_per_customer_month; counts_are = "contacts" if contacts were counted; success, comes_back and patience.retry make repeats
    [handle_time] topic.NAME.handle_time (for a chat alone) and its shares; team.NAME.handle_time_factor; difficulty.handle_time_effect
    [occupancy] the people (on_duty, headcount), shrinkage and paid_hours_per_month; then the contacts and their handle time; chats_at_once
    [service_level] the people on duty and when (on_duty, breaks, staffing), reporting.service_threshold, patience.time, demand.day_cv
    [abandonment] patience.time and patience.balk, then the people on duty
    [csat] team.NAME.success and satisfied_solved, experience.wait, survey.extremes_odds
    [cost_per_contact] pay_per_hour, tools_per_month, management_per_month, ai prices, and the people
   *[fte] headcount; for teams on_duty the heads that their hours make, by shrinkage and paid_hours_per_month
 }
known-farthest = Farthest off: { $what } is { $found }, known is { $known }. What moves it: { $mends }.
targets-column = { $column ->
    [title] Target
    [published] Published or known
    [range] Counts as met
    [found] Simulated
    [met] Met
    [basis] Basis
    [one-number] One number
   *[source] Source
}
targets-met = { $met ->
    [yes] yes
   *[no] no
}
targets-basis = { $basis ->
    [free] free
    [fitted] fitted
   *[beside] beside
}
targets-counted = { $met } of { $counted } met, of which { $fitted } by fitting: those validate nothing{ $numbers }. ±: half of a 95 % interval.
targets-run = { $what }: scale 1:{ $scale }, { $replications } replications, seed { $seed }, run { $run }.
targets-metric = Metric
targets-scales = What scale 1:{ $k } makes of it: each metric there less that at 1:{ $scale }. The runs share no luck.
unfound-no-headcount = { $other } has no headcount of that team to begin from
unfound-not-run = { $other } was not run
unfound-not-enough = { $most } people, as many as { $other } has, are not enough under { $own }; more are not sought
unfound-almost-nobody = less than { $share } of the { $most } people of { $other } are enough
unfound-nobody-answered = with { $heads } people nobody is answered, and with a few more all is well

# erlang.

erlang-asked = Erlang { $formula }: { $contacts } contacts an hour, { $time } each{ $formula ->
    [A] , mean patience { $patience }
    [B] , nobody waits
   *[C] , endless patience
}: { $load } erlang.
erlang-staff = { $agents }{ $target ->
    [none] {""}
   *[other] , the fewest that serve { $target } in time
}:
erlang-name = { $fact ->
    [served] Served
    [blocked] Blocked
    [level] Service level
    [net] {"  net"}
    [of-served] {"  of the served"}
    [wait] Wait at all
    [abandoned] Abandoned
    [asa] Wait (ASA)
    [wait-all] Wait of all
    [queue] Queue
    [occupancy] Occupancy
    [load] Load
   *[agents] Agents
}
erlang-meaning = { $fact ->
    [served] served ÷ offered
    [blocked] found all agents busy ÷ offered
    [level] served within { $within } ÷ offered
    [net] served within { $within } ÷ (offered − abandoned within { $within })
    [of-served] served within { $within } ÷ served
    [wait] found all agents busy ÷ offered
    [abandoned] left the queue ÷ offered
    [asa] mean wait of the served
    [wait-all] mean wait of all, abandoned included
    [queue] mean number waiting
    [occupancy] time busy ÷ time on duty
   *[load] offered: rate × handle time, erlang
}

# staff.

staff-asked = { $rule ->
    [occupancy] Agents on duty who would be busy for { $target } % of the time if nobody gave up
    [margin] Agents on duty, { $target } % more than the work takes
    [answered] Agents on duty that serve { $target } % of the answered within { $within }, none of them busy for more than { $busy } of the time
   *[offered] Agents on duty that serve { $target } % of the offered within { $within }, none of them busy for more than { $busy } of the time
}; { $time } a contact{ $chats ->
    [1] {""}
   *[other] {" "}alone, up to { $chats } at once
}{ $patience ->
    [none] , endless patience
   *[other] , mean patience { $patience }
}:
staff-from = From
staff-shift = Shift
staff-days = Days
staff-people = People
staff-shifts = In shifts: { $people } people put { $hours } hours a week on duty, { $more } more than are required{ $gap ->
    [none] ; how few would do could not be proved
    [fewest] , and fewer hours are impossible
   *[other] ; at best { $gap } fewer hours might do
}. Heads, with time away and paid hours as above: { $heads }.
staff-sum = A week: { $contacts } contacts, { $hours } hours of agents on duty, { $level } served in time, occupancy { $occupancy }. Heads: { $heads }, with { $shrinkage } of paid time away and { $paid } paid hours a month.
staff-means = By Erlang's formula, each interval as if it were steady{ $busy ->
    [yes] , as the mean over days that vary by { $days } %
   *[no] {" "}and every week like the mean one
}: on a busy day fewer are served in time.

# retries.

retries-fit = pass^1 of { $p } and pass^{ $k } of { $together } fit ρ = { $rho }: so much of the luck of a try is the issue's difficulty, which all tries share.
retries-second = If a first try has failed, a second solves { $second }, not { $p }. One of two tries solves { $either } of issues, not { $independent }.
retries-scenario = In a scenario:
retries-set = or, on the command line, --set { $set }
retries-column = { $column ->
    [tries] Tries
    [all] All solve
    [published] Published
    [misfit] Misfit, points
   *[independent] If independent
}
retries-fitted = fitted
retries-misfit = Published pass^{ $k } lies { $points } points { $side ->
    [below] below the fit: many tries are less alike than one normal difficulty makes them
   *[above] above the fit: many tries are more alike than one normal difficulty makes them
}.

# compare.

compare-side = { $side }: { $path } ({ $source }, run { $run })
compare-how = { $paired ->
    [yes] Both have the same luck: differences are paired by replication
   *[no] The two do not have the same luck (other { $settings }): differences are those of two runs apart, with wider intervals
}; in brackets where no difference is found. ±: half of a 95 % interval, of chance alone; differences of shares are in points.
