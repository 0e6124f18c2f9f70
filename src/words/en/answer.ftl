# The sentences of the answer. Names of strategies ($id, $baseline) stand as they are typed.

under = { $what } under { $id }
never = never
no-source = no source

# What is found, and what is not.

only-one = Only { $baseline } was run, so there is nothing to compare.
one-replication = One replication is a first look: it has no interval, so no difference can be told from chance; run at least { $few }.
first-look = This is a first look: intervals from { $n } replications are very wide, { $reach } standard errors to each side where { $many } replications need { $enough }.
nothing-judged = No difference is judged: scale 1:{ $scale } { $why ->
    [one-replication] has one replication alone
    [left-out] was run without measuring what the scale does to it; leave out --no-scale-bias, or run at 1:1
    [too-few] has no coarser one by which to measure what the scale does (1:{ $coarser } leaves less than one of { $customers } customers); run at 1:1
   *[coarsest] has no coarser one by which to measure what the scale does (1:1000000 is the coarsest); run at 1:1
}.
within-scale = Not found, since no larger than what scale 1:{ $scale } does to it, measured beside 1:{ $coarser }: { $parts }.
within-bias = { $id } ({ $size }, scale bias { $bias })
better-throughout = Found better than { $baseline } on all three counts: { $list }.
better-one = { $id } ({ $cost } of service cost a year less, { $points } points more satisfied, { $lost } fewer customers lost a year)
crowded-people = Too few people for what reaches them: of the contacts offered to people, { $list } leave before an answer.
crowded-ai = Too few places at AI models: of the contacts meant for them, { $list } leave before an answer.
abandoned-contacts = { $lines ->
    [yes] contacts to people or to AI models
   *[no] contacts to people
}

# Money.

money = { $service }; with failures and the value of lost customers counted, { $total }.
service-alone = { $id } has the lowest service cost found, { $less }
service-none = No strategy has a service cost found to be lower than { $baseline }'s
total-alone = { $still ->
    [yes] it is still cheapest
   *[no] { $id } is cheapest
}{ $nobody ->
    [yes] {" "}of the strategies
   *[no] {""}
}, { $less }
total-not-judged = nothing is judged at this scale
total-none = no strategy is found to be cheaper than { $baseline }
less-a-year = { $amount } a year less than { $baseline }
not-apart = { $list } are not told apart on { $metric ->
    [cost] cost
   *[service_cost] service cost
} ({ $id } costs { $less })

# Customers.

satisfaction = On customers satisfied at the end of their issue, { $parts }
satisfaction-next = { $first }, and { $next }
satisfaction-undefined = Satisfaction is not defined: no issue was closed.
satisfaction-none = no difference from { $baseline } was found for { $list }
satisfaction-side = { $id } ends { $points } points { $way ->
    [below] below
   *[above] above
} { $baseline }
withheld = { $start ->
    [yes] No
   *[no] no
} verdict is given on the satisfaction under { $list }: over { $limit } % of { $contacts } are abandoned there, and scale 1:{ $scale } does not have the waits of 1:1
reports = The AI of { $id } reports { $reported } of its contacts as resolved and truly resolves { $truth }; { $leavers }.
lost-not-judged = customers lost are not judged at this scale
lost-none = no difference in customers lost was found{ $partly ->
    [yes] {" "}among those judged
   *[no] {""}
}
lost-customers = customers lost a year, against { $baseline }{ $partly ->
    [yes] {" "}among those judged
   *[no] {""}
}: { $list }
lost-one = { $size } { $way ->
    [more] more
   *[fewer] fewer
} under { $id }
leaving = Customers lost a year under { $id }, against { $baseline }: { $lost }; of that { $parts }{ $all ->
    [yes] {""}
   *[no] , none found for any other reason
}.
left-for = { $size } { $reason ->
    [left_for_end] for how issues ended
    [left_for_feeling] for how they felt
    [left_for_failures] for failing again
   *[left_for_trust] for lost trust
}
turned-away = So many contacts find nobody on duty and are turned away, which no wait shows: { $shares }.
silence = Of all issues so many are given up without a complaint or an answered survey: { $shares }.
mood = Under { $id } the public mood { $does }, more than under { $baseline }.
mood-gone = makes { $n } customers a year leave
mood-away = keeps { $n } newcomers a year away
work = Under { $id } a contact takes people { $ratio } times the work of one under { $baseline }: other topics × { $mix }, harder issues of the same topic × { $difficulty }, handoff × { $handoff }.

# When satisfaction was lost, and when management could notice.

span = { $middle } ({ $low } to { $high })
weeks-apart = { $single ->
    [yes] a week
   *[no] { $weeks } weeks
} { $way ->
    [later] later
   *[before] before
}
just-before = just before
alarm = The alarm ({ $measure }{ $default ->
    [yes] , the program’s default
   *[no] {""}
})
margin = { $single ->
    [yes] a point
   *[no] { $points } points
}
lost = Under { $id } satisfaction is more than { $points } below { $baseline }’s from month { $month } on.
never-lost = Under { $id } satisfaction { $hidden ->
    [yes] is not found, beyond what the scale does, to fall
   *[no] never falls
} { $points } below { $baseline }’s for { $weeks } weeks together.
false-alarms = { $alarm } rings all the same in { $alarms } of { $n } random histories.
rings = { $alarm } rings { $when }{ $apart }, with { $hurt } { $always ->
    [yes] in between
   *[no] until then, or until the end
}.
rings-early = { $alarm } rings { $when }, and in no random history after it: early, or false.
rings-seldom = { $alarm } rings in { $alarms } of { $n } random histories, in the others never: { $hurt } until then, or until the end.
rings-never = { $alarm } never rings: { $hurt } until the end.
apart = {" "}(of { $n } random histories{ $apart })
apart-never = , never in { $histories }
apart-early = , before it in { $histories }: early, or false
damage = { $way ->
    [more] { $size } of damage
    [less] { $size } less damage than under { $baseline }
   *[none] no damage above { $baseline }’s found
}

# What a cut takes that is made, and perhaps undone.

undoing-cut = Under { $id } people are cut in month { $cut } and { $undone ->
    [yes] rehired in month { $back }
   *[no] not rehired
}.
undoing-served = As under { $baseline } again for good: { $parts }.
undoing-kept = No four weeks are worse for service level, satisfaction and trust than under { $baseline } by more than the margin.
undoing-after = { $measure } { $weeks } weeks { $undone ->
    [yes] after that
   *[no] after the cut
}{ $lost ->
    [all] {""}
   *[some] {" "}(lost in { $lost } of { $n } random histories)
}{ $never ->
    [none] {""}
   *[some] , in { $never } of { $n } random histories not within the horizon
}
undoing-never = { $measure } not within the horizon{ $lost ->
    [all] {""}
   *[some] {" "}in { $lost } of { $n } random histories
}
undoing-cost = { $way ->
    [more] Over the horizon service costs { $size } more than under { $baseline }.
    [less] Over the horizon service costs { $size } less than under { $baseline }.
   *[none] No difference in service cost to { $baseline } is found.
}

# Worlds drawn from the ranges of inputs.

drawn-worlds = In { $n } worlds drawn from the typed ranges of { $inputs ->
    [one] one input
   *[other] { $inputs } inputs
}, { $twins } of them lived twice to take luck out of the spread, against { $baseline } in the same world.
drawn-seen = { $n ->
    [one] One input with a range is known today and stays
   *[other] { $n } inputs with a range are known today and stay
}.
drawn-refused = { $n ->
    [one] One draw is no world and left out
   *[other] { $n } draws are no world and left out
} (the first: { $why }).
drawn-overloaded = In { $n } of { $all } worlds more than one in twenty who ask for people leaves the queue under { $baseline }.
drawn-brackets = In brackets: nine tenths of the worlds, freed of luck.
drawn-strategy = { $id }: cheaper in all in { $cheaper } of { $n } ({ $cost }): { $cheaper_stands }; more satisfied in { $better } ({ $satisfied }): { $better_stands }; both in { $both }.
drawn-stands = { $stands ->
    [better] better
    [leans-better] leans better
    [leans-worse] leans worse
    [worse] worse
   *[open] open
}
drawn-rule = Better, worse: found so at the likeliest values, and so in nine tenths of all such worlds at the least, with 95 % confidence; leans: in more than half of them, with 95 % confidence; open: neither.
drawn-evenly = In { $n } worlds drawn evenly between the ends of the same ranges{ $refused ->
    [0] {""}
    [1] {" "}(1 draw was no world)
   *[other] {" "}({ $refused } draws were no worlds)
}: { $list }. What is said above holds for both samples.
drawn-even = { $id } is cheaper in { $cheaper } ({ $cheaper_stands }), more satisfied in { $better } ({ $better_stands }), both in { $both }
drawn-way = The worlds are lived at 1:{ $scale }{ $waits ->
    [formula] , with waits by formula
    [crowd] , beside a crowd
   *[small] {""}
}: at the likeliest values this moves no difference by more than { $satisfied } and { $cost } a year.
drawn-matters = { $label } of { $id } less { $baseline } hangs most on { $list }{ $more ->
    [0] {""}
    [one] , and on one more input
   *[other] , and on { $more } more inputs
}.
drawn-matter = { $input } ({ $low } { $unit } on average in its lowest third, { $high } in its highest{ $turns ->
    [yes] , which turns it
   *[no] {""}
})
drawn-where = Where { $limits }, { $id } { $metric ->
    [cost] is cheaper in all
   *[satisfaction] satisfies more
} in { $better_inside } of { $inside } worlds, against { $better } of { $worlds } in general (found in one half of the worlds, counted in the other).
drawn-limits = { $input } { $ends ->
    [both] lies between { $low } and { $high }
    [low] is above { $low }
   *[high] is below { $high }
}
deciding = By what one more issue that ends satisfied is worth, beyond what lost customers cost, best on average over these worlds is { $list }. Where it is worth { $at }, whoever knew the world first would do better by { $most } a year on average{ $known ->
    [0] .
   *[other] ; worth knowing there: { $inputs }.
}
deciding-from = { $id } { $at ->
    [0] from nothing on
   *[other] from { $from } on
}
drawn-agree = { $n } of these { $all } worlds agree with what was published ({ $targets ->
    [one] one fitted target
   *[other] { $targets } fitted targets
} of { $numbers ->
    [one] one number
   *[other] { $numbers } numbers
} of the model){ $enough ->
    [yes] .
   *[no] : too few to say what holds in them, for which { $fewest } are needed.
}
drawn-priors = { $n ->
    [one] One range was typed around these targets and has a prior beside it; `blendsim posterior` draws from that
   *[other] { $n } ranges were typed around these targets and have priors beside them; `blendsim posterior` draws from those
}, so that nothing is counted twice.
drawn-within = In the worlds that agree:
drawn-within-too = Nothing is called better or worse above, or to lean, that does not hold in these worlds too.
drawn-told-apart = The worlds that agree are told from the others by { $input }: of the worlds in its lowest third { $low } agree, of those in its highest { $high }{ $more ->
    [0] {""}
    [one] ; and by one more input
   *[other] ; and by { $more } more inputs
}.
drawn-held-out = To these targets nothing was fitted; of the { $n } worlds that agree so many meet them: { $list }.
drawn-between = { $low } to { $high } { $unit }

# What staffing plans required.

planned-required = Under { $id } staffing plans require { $first } people in week { $week } and, by their forecasts, { $fewest } (week { $low }) to { $most } (week { $high }).
planned-enough = In every week at least { $enough } of those required serve.
planned-short = In { $n } of { $weeks } weeks fewer than { $enough } of those required serve, fewest in week { $week }: { $least }.

# What the answer rests on.

turning-point = With failures and lost customers counted, { $cheapest } is the cheapest{ $among ->
    [yes] {" "}of those judged
   *[no] {""}
}{ $nobody ->
    [yes] , nobody answering aside,
   *[no] {""}
} unless a customer is worth { $value } or { $side ->
    [more] more, { $times } times
   *[less] less, 1/{ $times } of
} the { $assumed } assumed on average; then { $then } is.
flips-level = At the values of the scenario it is not told apart which strategy { $metric ->
    [cost] is the cheapest strategy in all
   *[satisfaction] satisfies most
}.
flips-none = { $id } { $metric ->
    [cost] is the cheapest strategy in all
   *[satisfaction] satisfies most
}; with each of { $inputs } uncertain inputs taken alone to either end of its range{ $unknown ->
    [0] {""}
   *[other] {" "}but for { $unknown } ends of which nothing is known
}, no other was found to be better ({ $replications } replications).
flips-some = { $id } { $metric ->
    [cost] is the cheapest strategy in all
   *[satisfaction] satisfies most
}; with each of { $inputs } uncertain inputs taken alone to either end of its range{ $unknown ->
    [0] {""}
   *[other] {" "}but for { $unknown } ends of which nothing is known
}, { $turning } of them can make it another. The weakest of these: { $input } ({ $source }) at its { $end ->
    [low] low
   *[high] high
}, under which { $to } is better by { $by }.

# What falls due once.

once = Under { $id } these fall due once in the { $length } (in brackets at the pace of a year, as elsewhere): { $lines }.
once-line = { $total } of { $label } ({ $amount } a year)

# Readings of what was published.

reading-service-cost = service cost
reading-satisfaction = satisfaction
reading-surveyed = surveyed satisfaction
reading-repeats = repeat contacts per issue
reading-not-judged = satisfaction: not judged at scale 1:{ $scale }
reading-none = { $name }: no difference found
reading-found = { $name }: { $size } { $way ->
    [less] less
   *[more] more
}
reading-ai = AI resolution: { $reported } reported, { $truth } in truth

# Whether service pays at all.

pays = Under { $id } service pays { $from }, first{ $partly ->
    [yes] {" "}of those judged
   *[no] {""}
}{ $baseline }; this scenario types { $typed } a customer on average.
pays-not-judged = Whether service pays at all is not judged at this scale.
pays-untyped = From which value of a customer on service pays is not told: this scenario types none (segment.NAME.remaining_value), and every customer kept is worth 0 { $currency }.
pays-none = From which value of a customer on service pays is not told: no strategy{ $partly ->
    [yes] {" "}of those judged
   *[no] {""}
} is found to keep more of its customers' value than nobody answering would; this scenario types { $typed } on average.
pays-from = from { $value } a customer on
pays-at-any-value = at any value of a customer
baseline-not-judged = ; { $baseline } is not judged at this scale
baseline-pays-never = ; { $baseline } is not found to keep more than nobody answering
baseline-pays = , and under { $baseline } { $from }
wanted-alone = At that value { $id } alone{ $partly ->
    [yes] {" "}of those judged
   *[no] {""}
} costs less in all than nobody answering.
wanted-some = At that value { $list } cost less in all than nobody answering.
wanted-none = At that value the ledger cannot want any service: nobody answering is the cheapest in all, { $size } a year less than { $id }.
wanted-unknown = At that value it is not told apart whether any service costs less in all than nobody answering.

# The world as typed and its fits.

as-typed = as typed
under-fit = under { $fit }
fits-hold = As typed and under { $fits }, against { $baseline }: { $held }.
fits-nothing-holds = Nothing that is found holds both as typed and under { $fits }.
fits-nothing-turns = Nothing that is found turns between them.
fits-best = { $id } { $metric ->
    [service_cost] costs least to run
    [cost] costs least in all
   *[satisfaction] satisfies most
}
fits-best-in = { $id } { $metric ->
    [service_cost] costs least to run
    [cost] costs least in all
   *[satisfaction] satisfies most
} { $world }
fits-no-best = it is not told apart who { $metric ->
    [service_cost] costs least to run
    [cost] costs least in all
   *[satisfaction] satisfies most
} { $world }
does = { $ids } { $metric ->
    [service_cost] { $many ->
        [yes] cost
       *[no] costs
    } { $way ->
        [less] less
       *[more] more
    } to run
    [cost] { $many ->
        [yes] cost
       *[no] costs
    } { $way ->
        [less] less
       *[more] more
    } in all
    [satisfaction] { $many ->
        [yes] satisfy
       *[no] satisfies
    } { $way ->
        [less] fewer
       *[more] more
    }
    [csat_observed] { $many ->
        [yes] are
       *[no] is
    } rated { $way ->
        [less] lower
       *[more] higher
    } in surveys
   *[customers_lost] { $many ->
        [yes] lose
       *[no] loses
    } { $way ->
        [less] fewer
       *[more] more
    } customers
}
size-in-world = { $size } { $world }
turns-by = { $does } by { $by }
turns = { $id } { $found }{ $others }.
turns-none = ; no difference is found { $worlds }
turns-unjudged = ; it is not judged { $worlds }

# Published figures.

fitted-numbers = { $targets ->
    [1] 1 fitted target is
   *[other] { $targets } fitted targets are
} { $numbers ->
    [1] 1 number
   *[other] { $numbers } numbers
}
range = { $low } to { $high }

# What triggers and pilots did.

trigger-never = The trigger of { $id } ({ $when }: { $sets }) never fires.
trigger-fires = The trigger of { $id } ({ $when }: { $sets }) fires in { $histories }, at first in month { $month } (median).
condition = { $measure } { $way ->
    [below] below
   *[above] above
} { $level } over { $over }
pilot = The pilot of { $id } ({ $rule }) sees { $rest ->
    [yes] { $seen }, in truth { $truth }: rolled out in { $histories }.
   *[no] { $level }: rolled out in { $histories }. Less the rest that is { $seen }, in truth { $truth }.
}
histories = { $n ->
    [1] { $some ->
        [yes] this random history
       *[no] no random history
    }
   *[other] { $histories } of { $n } random histories
}
nothing = nothing
rule = { $measure }{ $rest ->
    [yes] {" "}less that of the rest
   *[no] {""}
}: { $ends }
at-least = at least { $level }
at-most = at most { $level }
in-points = { $n } points

lever = { $lever ->
    [routing] routing
    [access] access
    [escalation] escalation
    [handoff] handoff
    [ai] AI
    [lines] lines
   *[staff] staff
}
event-ramp = ramp of { $levers }
event-pilot = pilot
event-gate = gate
event-outage = outage{ $several ->
    [yes] {" "}of { $model }
   *[no] {""}
}
event-update = update { $update }{ $several ->
    [yes] {" "}of { $model }
   *[no] {""}
}

# How precisely differences are known.

precise = { $reached ->
    [yes] { $n } replications: the difference in { $metric } from { $baseline } is known to ± { $size } or better for every strategy, where ± { $wanted } was asked for ({ $typed })
   *[no] The time given was over after { $n } replications: the difference in { $metric } from { $baseline } is known to ± { $size } (the widest, { $strategy }), where ± { $wanted } was asked for ({ $typed })
}; at 95 %, corrected for { $looks ->
    [1] one look
   *[other] { $looks } looks
}.
