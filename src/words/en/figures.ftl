# What stands in figures. Names of strategies ($id, $baseline) stand as they are typed, cut if they are long.

month = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
day-and-month = { $day } { $month }
and-more = { $list } and { $n } more
in-one-history = in one random history
origin = scenario { $scenario }{ $fit } · run { $run } · scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
} · { $n ->
    [1] 1 replication
   *[other] { $n } replications
} of each strategy · seed { $seed } · blendsim { $version }
unmeasured-note = not judged: it was not measured what scale 1:{ $scale } does to differences
withheld-note = not judged at scale 1:{ $scale }, too many abandon: { $list }
events = broken upright lines: { $events }
events-of = broken upright lines are dated events of { $list }
with-overrides = with { $n ->
    [1] 1 override
   *[other] { $n } overrides
}: { $list }

# How each figure is read.

caption-cost-satisfaction = Service cost a year against the share of customers satisfied at the end of their issue. An ellipse holds both numbers of a strategy together with 95 % confidence (Hotelling's T²).
caption-business-case = From the vendor's case to the full cost: each bar is money a year against the baseline, and the bars add up. The vendor's case: the share of the work that the AI reports as resolved, at the baseline's pay, less what the AI charges. Whiskers are 95 % intervals of the sums.
caption-resolution = What the AI reports as resolved (ring) against what it truly resolves (mark), as a share of the contacts in which it talked.
caption-weekly-satisfaction = Satisfaction week by week: the median replication, and between which bounds 50 % and 90 % of the replications lie; true (solid) and as surveys show it (broken line).
caption-weekly-resolution = What the AI truly resolves (solid) and what it reports as resolved (broken line), week by week: the median replication, and between which bounds 50 % and 90 % of the replications lie.
caption-detection = When satisfaction falls below the baseline’s (filled), when the alarm on what management sees rings (ring: the median of all random histories; the line holds 90 % of them), and what is damaged in between.
caption-ignorance = Luck and ignorance apart. Dot: the difference from the baseline where every input has its likeliest value; thick: its 95 % interval, of chance alone; thin: where it lies in nine tenths of the worlds drawn from the typed ranges of all inputs at once, the luck of one life taken out of them.
caption-best-map = Where the two inputs lie that are worth knowing most before choosing, the strategy that is best on average in the worlds drawn there, and in how many of these it is the best of all: the darker, the surer.
caption-acceptability = What a choice hangs on: in which share of the worlds drawn from the typed ranges each strategy is best, as far as one more issue that ends satisfied is worth so much beyond what lost customers cost.
caption-matters = What matters: the difference from the baseline on average over the worlds in which an input lies in the lowest third of its drawn values (circle) and in the highest (diamond). Only inputs that move it further than chance would.
caption-undoing = From the day on which people are cut (mark), through that on which they are rehired (ring), until service level, satisfaction and trust are as without the cut for good (end of the bar: the median history; the line holds 90 % of those in which it was lost), and what service costs in all against never cutting.
caption-satisfaction-by-group = Satisfied customers by topic and by segment with 95 % intervals: a mean can hide who pays for it. Beside it the mean score of the tenth of issues that felt worst at their end: above 0 a customer is satisfied, and one unit is the spread of moods on the same day.
caption-operation = People paid, how busy they are, and how long customers wait for them: the median replication by week, and between which bounds 90 % of the replications lie.
caption-week = People on duty over the week (line) beside those whom the latest staffing plan requires (dashed) and, where people work in shifts, those whom the schedule puts on duty if all whom the plan requires are there (grey): means over the horizon.

# Cost against satisfaction.

finding-baseline = Service cost and satisfaction of { $baseline }
finding-single = Service cost and satisfaction in one random history
finding-none = No strategy is found to have a lower service cost than { $baseline }
finding = { $id } saves { $saved } of service cost a year{ $satisfaction }
finding-in-focus = { $id } { $more ->
    [none] is not found to change service cost
   *[other] takes { $more } more of service cost a year
}{ $satisfaction }
finding-undefined = ; nobody's issue ends
finding-not-judged = ; its satisfaction is not judged at scale 1:{ $scale }
finding-level = ; no difference in satisfaction was found
finding-satisfaction = {" "}and { $way ->
    [costs] costs
   *[gains] gains
} { $points } points of satisfaction
axis-service-cost = Service cost per year, { $unit }
axis-satisfied = Satisfied at the end of their issue, %
cost-satisfaction-subtitle = { $title } · { $regions } · up and to the left is better
regions = { $kind ->
    [none] without intervals
    [small-joint] joint 95 % regions are smaller than the marks
    [small] 95 % intervals are smaller than the marks
    [joint] ellipses are joint 95 % regions
   *[bars] bars are 95 % intervals
}
hollow = hollow, its satisfaction is { $note }
not-shown = not shown, or without room for its name: { $list }
hint-satisfied = { $share } % satisfied

# From the vendor's case to the full cost.

business-case-subtitle = { $title } · against { $baseline }, { $unit } a year
business-case-key = tinted: saves · grey: costs more · bold: sums
business-case-left-out = in the CSV file only: { $list }
business-case-once = due once, in these { $length }: { $list }
business-case-none = No strategy has a vendor’s case
business-case-title = The vendor’s case for { $id } promises { $size } a year; { $left }
full-cost = with everything counted it { $way ->
    [saves] saves
   *[costs] costs
} { $size }
full-cost-not-judged = its full cost is not judged at scale 1:{ $scale }
full-cost-none = with everything counted no difference is found
only-baseline = Only { $baseline } was run
no-ai-answers = No AI answers anybody

# Reported and true resolution.

resolution-subtitle = { $title } · filled: truly resolved · ring: reported as resolved · of the contacts in which the AI talked, %
resolution-without = the AI talks to nobody under { $list }
resolution-nobody = No AI talks to anybody
resolution-single = What the AI reports and what it resolves, in one random history
resolution-title = { $id }’s AI reports { $reported } % as resolved and truly resolves { $truth } %
resolution-level = No gap is found between what the AI reports and what it resolves
no-contact-with-ai = — no contact with an AI —
hint-reported = reported { $share } %
hint-true = true { $share } %
hint-gap = gap { $gap }

# Week by week.

weekly-key = { $metric ->
    [satisfaction] truly satisfied, %
    [csat_observed] satisfied in surveys, %
    [true_resolution] truly resolved, %
   *[reported_resolution] reported as resolved, %
}
weekly-no-bands = one random history: no bands
weekly-bands = 50 % and 90 % of the replications
hint-week-of = week of { $date }
hint-week = { $of ->
    [true] true
    [surveyed] surveyed
   *[reported] reported
}: { $middle } % (90 %: { $low } to { $high })
weekly-satisfaction-subtitle = { $title } · by the week in which an issue is opened, or a survey answered
weekly-satisfaction-single = Satisfaction by week in one random history
weekly-satisfaction-title = Surveys show { $points } points { $way ->
    [more] more
   *[fewer] fewer
} satisfied customers than there are under { $id }
weekly-satisfaction-not-judged = True and surveyed satisfaction by week, not judged at this scale
weekly-satisfaction-level = No gap is found between surveyed and true satisfaction
weekly-resolution-subtitle = { $title } · of the week's contacts in which the AI talked, %
weekly-resolution-nobody = The AI talks to nobody
weekly-resolution-single = Reported and true AI resolution by week in one random history
weekly-resolution-level = Reported and true AI resolution, week by week
weekly-resolution-title = The AI of { $id } reports { $from } points more than it resolves at first, { $to } at the end

# When satisfaction was lost, and when it was noticed.

detection-subtitle = { $title } · filled: satisfaction is lost · ring: the alarm rings, median; the line holds 90 %
detection-single = When satisfaction was lost, and noticed, in one random history
detection-nobody = No strategy to be judged beside the baseline
detection-no-loss = No strategy loses satisfaction against { $baseline }
detection-title = { $id } loses satisfaction{ $way ->
    [early] ; the alarm rings { $when }, early or false
    [later] , which the alarm shows { $when }
    [seldom] , and mostly no alarm rings
   *[never] , and no alarm ever rings
}
nothing-to-compare = — nothing to compare —
not-lost = satisfaction is not lost
noticed = { $way ->
    [early] alarm { $when }, early or false
    [later] noticed { $when }
    [seldom] noticed in { $alarms } of { $n } histories
   *[never] never noticed
}
damage-until = { $way ->
    [more] { $size } of damage
    [less] { $size } less damage than { $baseline }
   *[none] no damage found
} { $until ->
    [then] until then
    [end] until the end
   *[either] until then, or until the end
}
hint-never-lost = lost: never
hint-lost = lost: week { $week }
hint-alarm = alarm in { $alarms } of { $n } histories; week { $weeks }

# By topic and segment.

groups-subtitle = { $title } · at the end of their issue · bars are 95 % intervals
groups-single = Satisfaction by topic and segment in one random history
groups-alone = Satisfaction by topic and segment under { $baseline }
groups-not-judged = Satisfaction by topic and segment, not judged at this scale
groups-level = No topic or segment is found to be more or less satisfied than under { $baseline }
groups-title = { $id } { $way ->
    [loses] loses
   *[gains] gains
} { $points } points of satisfaction on { $kind ->
    [all] all issues
    [topic] topic “{ $group }”
   *[segment] segment “{ $group }”
}{ $overall }
groups-overall = { $turns ->
    [yes] {" "}and { $way ->
        [loses] loses
       *[gains] gains
    } { $points } over all issues
   *[no] , { $points } over all issues
}
groups-overall-none = ; over all issues no difference is found
groups-panel = { $of ->
    [satisfied] Satisfied, %
   *[worst] How the worst tenth felt (satisfied above 0)
}
groups-all = All issues
groups-segment = segment { $label }
hint-worst = score of the worst tenth: { $score }

# Headcount, occupancy and wait.

operation-subtitle = { $title } · { $single ->
    [yes] one random history
   *[no] median, and 90 % of the replications
} · waits and occupancy are those of scale 1:{ $scale }
operation-panel = { $metric ->
    [heads] People paid
    [heads_serving] Planned teams: people who serve, and (dashed) whom the latest plan requires
    [pace] Pace of the people who serve ÷ that of a veteran
    [occupancy] Occupancy: time on duty with a chat in hand
   *[wait] Wait of contacts that people answered, mean of the week
}{ $unit }
operation-single = Headcount, occupancy and wait in one random history
operation-alone = Headcount, occupancy and wait under { $baseline }
operation-none = No strategy is found to pay fewer people than { $baseline }
operation-title = { $id } pays { $people } people fewer on average over the horizon, notice included, than { $baseline }; { $wait }
operation-nobody = nobody is answered by people
operation-wait-not-judged = its wait is not judged at scale 1:{ $scale }
operation-wait-level = no difference in wait is found
operation-wait = the wait is { $size } { $way ->
    [longer] longer
   *[shorter] shorter
}
operation-required = Dashed: people whom the latest staffing plan requires by its forecast, right or wrong
operation-absent = people answer nobody under { $list }

# What is required, scheduled and on duty over the week.

week-subtitle = { $title } · agents by time of the week, means over the horizon at 1:1
week-title-shifts = Under { $id }, shifts put { $share } more hours on duty than are required
week-title-short = { $id } is most short of people on { $day } at { $from }: { $there } on duty, { $required } required
week-title-enough = { $id } has on duty as many as its plan requires, hour by hour
week-key = Line: on duty · dashed: required by the latest plan{ $shifts ->
    [yes] { " " }· grey: on duty by the schedule of shifts if all whom the plan requires are there
   *[no] { "" }
}
week-hint = { $day } { $from }: { $there } on duty, { $required } required{ $scheduled ->
    [none] { "" }
   *[other] , { $scheduled } scheduled
}

# What a cut takes that is made, and perhaps undone.

ignorance-title = { $cheaper ->
    [0] In none
   *[other] In { $cheaper }
} of { $n } worlds drawn from the ranges { $id } is cheaper in all than { $baseline }, in { $better ->
    [0] none
   *[other] { $better }
} more are satisfied
ignorance-subtitle = Less { $baseline } · dot: at the likeliest values · thick: 95 %, chance · thin: nine tenths of { $n } worlds from { $inputs ->
    [one] one range
   *[other] { $inputs } ranges
}
ignorance-panel = { $label }, { $unit }
ignorance-counts = cheaper in { $cheaper }, better in { $better } of { $n }
ignorance-note = { $twins } worlds are lived twice: luck is taken out of the thin lines where it makes less than half of what varies
map-title = { $n ->
    [1] { $id } is best wherever { $across } and { $up } lie
   *[other] who is best hangs on { $across } and { $up }
}
map-subtitle = Best on average in each part of the worlds drawn: least total cost, one more satisfied issue worth { $worth }
map-cell = { $n } of { $all }
map-note = in so many of the worlds of a part, { $n } in all, the strategy of its colour is the best of all; parts hold equally many worlds along each side
acceptability-title = { $same ->
    [yes] Whatever a satisfied issue is worth, { $first } is best on average
   *[no] Where a satisfied issue is worth { $from } or more, { $last } is best on average; where nothing, { $first }
}
acceptability-subtitle = Share of worlds in which each strategy is best: least total cost, less what its satisfied customers are worth
acceptability-up = Share of worlds
acceptability-across = Worth of one more satisfied issue, { $unit }
acceptability-note = of { $n } worlds drawn from the ranges, luck taken out; total cost holds the value of lost customers already
matters-title = { $turns ->
    [yes] { $label } of { $id } turns with { $input }
   *[no] { $label } of { $id } hangs most on { $input }
}
matters-subtitle = { $id } less { $baseline } · circle: mean where the input is in its lowest third · diamond: in its highest third
matters-note = of { $n } worlds; inputs that chance alone would move so far in one sample of 100 are left out
matters-hint = { $input }
    in its lowest third: { $low } { $unit }
    in its highest third: { $high } { $unit }
ignorance-hint = { $id }
    at the likeliest values: { $modes } { $unit }
    nine tenths of the worlds: { $worlds }
undoing-subtitle = { $title } · mark: cut · ring: rehired · bar: lost (median, 90 %)
undoing-nothing-lost = No cut makes service level, satisfaction or trust worse than under { $baseline } for four weeks
undoing-title = { $way ->
    [never] { $measure } under { $id } is not as under { $baseline } again by the end
    [back] { $measure } under { $id } is as under { $baseline } again { $weeks } weeks after people are rehired
   *[cut] { $measure } under { $id } is as under { $baseline } again { $weeks } weeks after the cut
}
undoing-lane-kept = service level, satisfaction and trust are kept
undoing-lane = { $way ->
    [never] not regained within the horizon
    [back] { $weeks } weeks after people are rehired
   *[cut] { $weeks } weeks after the cut
} · lost in { $lost } of { $n }{ $never ->
    [0] {""}
   *[other] , never regained in { $never }
}
