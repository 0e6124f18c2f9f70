# Worlds that agree with what was published.

posterior-question = { $worlds } worlds drawn from the ranges of { $inputs ->
    [one] one input
   *[other] { $inputs } inputs
}{ $priors ->
    [0] {""}
    [one] , one of them from a prior of its own
   *[other] , { $priors } of them from priors of their own
}, each held against { $targets ->
    [one] one fitted target
   *[other] { $targets } fitted targets
}.
posterior-way = They are lived at 1:{ $scale }{ $waits ->
    [formula] , with waits by formula
    [crowd] , beside a crowd
   *[small] {""}
}; a world by the edge of a target may agree by the luck of its life.
posterior-wanted = About { $wanted } draws would bring enough at this share: --draws { $wanted }.
posterior-hardest = Most would agree without { $number }: { $without }; it is met in { $met } of { $all } worlds.
posterior-unjudged = Not judged in so many worlds, since nothing is known of it or it hangs on waits that are not those of 1:1: { $list }.
posterior-title = { $n } of { $all } worlds agree with what was published
posterior-before = In all worlds that were drawn: { $said }
posterior-input = { $middle } ({ $low } to { $high })
posterior-targets = Target | Counts as met | Worlds, nine tenths | Below | Met | Above
posterior-inputs = Input | All worlds | Worlds that agree
posterior-legend = Below, met, above: of { $n } worlds, before they are held against each other's targets. Nine tenths of the worlds lie between the two ends, freed of luck.
posterior-input-legend = Inputs by which the worlds that agree are told from the others: the middle one, and in brackets nine tenths of them.
posterior-run = { $scenario }: scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
}, { $replications } replications at the likeliest values, seed { $seed }, run { $run }{ $with }.

# The figures.

foretold-subtitle = Grey: what counts as met. Lines: nine tenths of { $worlds } worlds, a dot for the middle one; an arrow leads beyond the frame
foretold-range = met: { $range }; worlds: { $found }
foretold-counts = met in { $met } of { $all }
foretold-note = Drawn to the width of what counts as met. Worlds as they are drawn from { $inputs } ranges, before any is held against anything
foretold-caption = What the ranges alone say of each published figure, before it is held against them: a range that never meets one is at odds with it, one that always does learns nothing from it.
foretold-hint = { $title }: counts as met { $range }; nine tenths of the worlds { $found }
answers-subtitle = Difference from { $baseline }. Thick: nine tenths of { $n } worlds that agree; thin: of all { $all } that were drawn; a dot for the middle one
answers-caption = What strategies come to in the worlds that agree with what was published, beside all worlds that were drawn. Only strategies of which targets speak are lived in all of them.
answers-hint = { $id }: { $after } in the worlds that agree{ $before ->
    [none] {""}
   *[other] , { $before } in all
}
