# A strategy at several depths of a cut. Names of strategies, teams and floors stand as they are typed.

what-if-question = { $rota ->
    [yes] What if part of the { $people } on duty in { $team } (mean of the week) go on { $from }, under { $strategy }
   *[no] What if part of the { $people } people of { $team } go on { $from }, under { $strategy }
}{ $rehired ->
    [never] {""}
   *[other] , and are rehired from { $rehired } on
}?
what-if-cut = Cut
what-if-none = none
what-if-people = { $rota ->
    [yes] On duty
   *[no] People
}
what-if-legend = Beneath each number: the difference from no cut, paired by replication; in brackets where no difference is found. ±: half of a 95 % interval, of chance alone. Differences of shares are in points.
what-if-unmeasured = Nothing is judged: it was not measured what scale 1:{ $scale } does to differences.
what-if-run = { $scenario }: scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
}, { $replications } × { $depths } replications, seed { $seed }, run { $run }{ $with }.

# The answer.

what-if-kept = The deepest cut that keeps { $floors } is { $at }{ $interval }: { $people } stay.
what-if-interval = {" "}(95 % interval { $low } to { $high })
what-if-interval-open = {" "}(95 % interval from { $low } to beyond { $deepest })
what-if-first = The first to be missed is { $floor }.
what-if-each = { $floor }: { $at }{ $interval }
what-if-each-all = { $floor }: every depth tried, to { $deepest }{ $interval }
what-if-each-never = { $floor }: not even without a cut
what-if-by-each = One by one, to a cut of: { $list }.
what-if-kept-all = Every depth tried, to { $deepest }, keeps { $floors }{ $low ->
    [none] {""}
   *[other] ; beyond chance that is found to { $low }
}.
what-if-kept-never = { $floors }: that is not kept even without a cut.
what-if-not-kept = How deep a cut may be is not told at scale 1:{ $scale } with lines as small as the scale: their waits are not those of 1:1. --waits crowd has them.
what-if-again = That is not monotone: it is kept again at { $depths }. What is told is the first depth at which it is missed.
what-if-net = Service level leaves out who hangs up within the threshold; staffing plans and blendsim staff count everybody who comes: service_level_offered.
what-if-undefined = From { $depth } on something of it is undefined, and nothing is known from there on.
what-if-cheapest = Total cost is least at a cut of { $cut }: { $less } a year less than without one{ $level ->
    [none] {""}
   *[other] , and not told apart from that at { $level }
}.
what-if-saves = At { $cut }: { $effects }.
what-if-effect = { $metric } { $way ->
    [more] { $size } more
    [less] { $size } less
   *[none] no difference found
}
what-if-no-saving = No cut is found to cost less in all than none.
what-if-pays-to = From a cut of { $at }{ $interval } on it costs more in all than none.
what-if-pays-all = It costs less in all than none to the deepest cut tried, { $deepest }.
what-if-undone = After a cut of { $cut } people are rehired from { $back } on. { $parts ->
    [none] No four weeks are worse for service level, satisfaction and trust than without a cut by more than the margin.
   *[other] As without it again for good: { $parts }.
} { $way ->
    [more] Over the horizon service costs { $size } more than without a cut.
    [less] Over the horizon service costs { $size } less than without a cut.
   *[none] No difference in service cost is found.
}
what-if-one-replication = One replication has no interval, so that nothing is told apart from chance; at least 4 are needed.
what-if-reach = Intervals of { $n } replications reach { $reach } standard errors either way, where { $many } need { $enough }: a first look.
what-if-worthless = The scenario types no value of a customer (segment.NAME.remaining_value): customers who are lost cost nothing here, so that fewer people nearly always cost less in all.

# What must be kept.

what-if-floor = { $metric } { $kind ->
    [level-least] of at least { $limit }
    [level-most] of at most { $limit }
    [not-below] at most { $limit } below no cut
    [above] at least { $limit } above no cut
    [not-above] at most { $limit } above no cut
   *[below] at least { $limit } below no cut
}

# The figure.

what-if-title-kept = { $team } can lose { $at } of its people{ $interval } and keep { $floors }
what-if-title-all = Every cut tried of { $team }, to { $deepest }, keeps { $floors }
what-if-title-never = Even without a cut of { $team } this is not kept: { $floors }
what-if-title-cheapest = A cut of { $cut } in { $team } costs least in all: { $less } a year less{ $satisfied }
what-if-title-none = No cut in { $team } is found to cost less in all than none{ $satisfied }
what-if-title-plain = { $team } with fewer people: cost and customers by depth of the cut
what-if-title-satisfied = { $way ->
    [more] , { $points } points more satisfied
    [less] , { $points } points fewer satisfied
   *[none] , no difference in satisfaction found
}
what-if-subtitle = { $strategy }, cut on { $from }{ $rehired ->
    [never] {""}
   *[other] , rehired from { $rehired } on
} · bands: 95 % of the difference from no cut
what-if-axis = Depth of the cut, % of { $people } { $rota ->
    [yes] on duty
   *[no] people
}
what-if-panel = { $panel ->
    [cost] Total cost (solid) and service cost (broken)
    [satisfaction] Satisfied at the end of their issue
    [wait] Wait for people
   *[customers_lost] Customers lost
}, { $unit }
what-if-panel-bare = Customers lost a year
what-if-a-year = { $unit } a year
what-if-note-floor = broken lines: what must be kept, and the deepest cut that keeps it; shaded: its 95 % interval
what-if-hint = cut of { $cut }
what-if-caption = Total and service cost, satisfaction, wait and customers lost against the depth of a cut. Each line is what there is without a cut and the paired difference from it; the band is the 95 % interval of that difference.

# What undoing takes, by depth of the cut.

undone-title = { $way ->
    [kept] A cut of { $cut } in { $team } makes service level, satisfaction and trust worse in no four weeks
    [never] After a cut of { $cut } in { $team }, { $measure } is not as without it again within the horizon
   *[back] After a cut of { $cut } in { $team }, { $measure } is as without it again { $weeks } weeks after people are rehired
}
undone-subtitle = { $strategy }, cut on { $from }, people rehired from { $back } on · lost: worse than without a cut for four weeks
undone-weeks = Weeks after that until as without a cut for good
undone-never = never
undone-cost = Service cost over the horizon minus that without a cut, { $unit }
undone-kept = kept
undone-lost = lost in { $lost } of { $n }
undone-not-back = never in { $never } of { $n }
undone-note = points: the median of the random histories in which it was lost (no point: in none; 0: regained before), lines: 5 to 95 % of them; band: 95 %
undone-caption = By depth of a cut that is undone: weeks from the day on which people are rehired until service level, satisfaction and trust are as without a cut for good, and what service costs over the whole horizon against never cutting.
undone-columns = Cut | Service level | Satisfaction | Trust | Service cost in all, { $unit }
undone-heading = Undone from { $back } on: weeks after that until as without a cut for good, and service cost over the horizon minus that without a cut
