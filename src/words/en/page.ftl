# The page of the report. Columns of a table, and lines of one that is broken, are parted by " | ".

page-contents = Contents
page-logo = Logo
page-part = { $part ->
    [answer] The answer
    [fits] The answer under other fits
    [first-figure] Cost against satisfaction
    [strategies] The strategies
    [drawn] Worlds drawn from the ranges
    [models] The AI models
    [doubts] What would change the answer
    [figures] The figures
    [detection] Lost, and when it is noticed
    [undoing] What the cuts took
    [planned] What staffing plans required
    [groups] Who is worse off, who better
    [work] What is left for people
    [reactions] What triggers and pilots did
    [published] Held against what was published or is known
    [assumptions] Assumptions
    [evidence] Evidence
    [method] Method, validation, limits
   *[rerun] How to run it again
}
page-table = { $table ->
    [strategies] Table of strategies
    [assumptions] Table of assumptions
    [evidence] Table of evidence
    [fits] Table of fits
    [losses] Table of losses and alarms
    [undoing] Table of cuts
    [drawn] Table of worlds drawn
    [matters] Table of what matters
    [agreeing] Table of worlds that agree with what was published
    [models] Table of models
    [scales] Table of scales
    [scale-biases] Table of scale biases
    [targets] Table of targets
   *[worst-tenth] Table of the worst tenth
}

# The head of the page.

page-under-fit = Run under the fit { $fit }: { $title }.
page-run-with = Run { $with }.
page-months = { $n } months
page-date = { $year }-{ $month }-{ $day }
page-setting = A simulation: { $strategies ->
    [1] 1 strategy
   *[other] { $strategies } strategies
} over { $length } from { $start }, { $customers } customers at the start; { $replications ->
    [1] 1 random history
   *[other] { $replications } random histories
} of each, at scale 1:{ $scale }{ $waits ->
    [crowd] {", beside a crowd in the lines of 1:1"}
    [formula] {", with waits by formula"}
   *[small] {""}
}.
page-origin = Scenario { $scenario } · run { $run } · seed { $seed } · blendsim { $version }

# Figures.

page-numbers = Numbers:
page-picture = picture:

# The answer under other fits.

page-fits = Differences from { $baseline } in each world, with the same strategies and seed. Grey and slanted: no difference found, or not judged at this scale. Missed: published figures that the world does not meet.
page-fits-columns = Strategy | Less the baseline
page-fits-met = Published figures met
page-fits-lived = Lived
page-world-lived = { $times ->
    [1] once
   *[other] { $times } times
} at 1:{ $scale }{ $waits ->
    [crowd] , beside a crowd
    [formula] , by formula
   *[other] {""}
}
page-world-met = { $met } of { $all }
page-world-missed = { $met } of { $all }; missed: { $missed }
page-not-found-or-judged = no difference found, or not judged
page-laid = Laid over the file: { $sets }.
page-laid-nothing = nothing that --set leaves

# The strategies.

page-legend = ±: half of a 95 % interval, of chance alone: inputs are held fixed. Differences from { $baseline } are paired by replication and taken before rounding; those of shares are in points. Grey and slanted: no difference found, since the interval contains 0{ $scale ->
    [measured] , or the difference is no larger than what the scale does to it
    [unmeasured] , or it was not measured what the scale does to the difference
   *[whole] {""}
}. { $undefined }: undefined.{ $approximate ->
    [yes] {" "}*: approximate at this scale, since queues do not scale.
   *[no] {""}
}
page-one-replication = One replication has no interval, so that no difference can be told from chance.
page-not-found = no difference found
page-typed-to-resolved = From the AI’s success as typed to what it resolves:

# The AI models.

page-models = A contact in which several models talked is a contact of each, and ends with the last of them. What is reported as resolved is what a vendor bills; what is truly resolved was solved.
page-model = Model

# What would change the answer.

page-not-varied = No input was varied alone in this run; with --flips each is taken to either end of its range.
page-weak = The intervals above cover chance at fixed inputs; they say nothing about whether the inputs are right. Of { $inputs ->
    [1] 1 input
   *[other] { $inputs } inputs
} with a range or a source, { $assumed } { $assumed ->
    [1] is
   *[other] are
} supported by no figure and { $fitted } { $fitted ->
    [1] is
   *[other] are
} fitted to meet one.
page-grades = Inputs by what supports them, the weakest first
page-grades-columns = Trust | Inputs | What it means
page-widest = The widest ranges among the weakest ({ $grade }), measured by their own size:
page-wide = { $path }: { $range }, in use { $value }
page-scale = What the scale does to the differences
page-scale-biases = The same strategies lived at 1:{ $coarser } too. What each difference from { $baseline } gains there, taken to 1:1 on the assumption that it grows in proportion to k of 1:k, is its bias at scale 1:{ $scale }. A difference that is no larger is not found. Those of shares are in points. ±: half of a 95 % interval; the two runs share no luck.

# Lost, and when it is noticed.

page-detection = Lost: the first week in which satisfaction, over all histories together, is worse than under { $baseline } by the margin of the alarm, and stays so over four weeks together. Of { $replications ->
    [1] 1 random history
   *[other] { $replications } random histories
}: in how many the alarm rang. Weeks are whole ones and told from the launch; of the alarm the median, and between which bounds 90 % of all histories lie: where it stays silent, that is never. Below 0 it rings before the loss, early or falsely. Damage: value of customers lost, complaints and compensation above { $baseline }’s. What the alarm is told is what management sees; an alarm under { $baseline } is a false one.
page-detection-columns = Strategy | Weeks until lost | Alarm in | Weeks until the alarm | Weeks in between | Damage in between
page-undoing = Each random history is set beside the same history of { $baseline }. A measure is lost if some four weeks from the cut on are worse by more than the margin of the alarm, and regained once no four weeks are any more, and all that follow together not by more than half of it; weeks count from the day on which people are rehired, or from the cut where they never are. Median, then 5 to 95 % of the histories in which it was lost.
page-drawn-columns = Strategy | Cheaper in all in | More satisfied in | Both in | Cheapest of all in | Total cost a year, nine tenths | Satisfaction, nine tenths
page-drawn-part = { $part ->
    [matters] What matters
    [deciding] What follows for a choice
   *[agreeing] Worlds that agree with print
}
page-matters = What moves these differences: their mean where an input lies in the lowest third of its drawn values, and in the highest. { $found ->
    [yes] Named are at most five, the strongest of those that move it further than any input would by chance in 99 of 100 samples.
   *[no] No input moves one further than some input would by chance in one of 100 samples: draw more worlds.
}
page-matters-columns = Strategy | Difference in | Input | Lowest third | Highest third | Share of variance
page-agree-columns = Number of the model | Targets that follow from it | Met in | Worlds that agree if it is left out
page-undoing-columns = Strategy | Measure | Week of the cut | Rehired in week | Lost in histories | Weeks until regained | Never regained in
page-not-judged = not judged

# Who is worse off, who better.

page-groups = Groups found to be less satisfied at the end of their issue than under { $baseline }, or more: points of the share satisfied, with 95 % intervals. A mean can hide who pays for it.
page-groups-under = Under { $id }
page-group = { $group } ({ $kind ->
    [topic] topic
   *[segment] segment
}): { $difference } points, to { $level } %; worst tenth at a score of { $score }
page-worst = The worst tenth. A score says how an issue felt at its end: above 0 its customer is satisfied, and one unit is the spread of moods on the same day. Trust lies between 0 and 1.
page-worst-columns = Strategy | Score, worst tenth of issues | Difference | Trust, all | Trust, worst tenth

# What is left for people.

page-work = Handle time of a contact that people answer, and the factors of which its change is the product: which topics still reach people, how hard their issues are within a topic, and what a handoff adds or saves.

# What triggers and pilots did.

page-trigger-never = { $when }: fired in no history, and would have set { $sets }.
page-trigger = { $when }: set { $sets } in { $share } of the histories, at first in month { $month } (median), { $times } times a history.
page-pilot = A pilot of { $tries } on { $share } % of the customers from { $from } to { $at }, decided by { $rule }: rolled out to all in { $rolled } of the histories.
page-pilot-seen = By then it had { $pilot } observations of the pilot's customers{ $few ->
    [yes] , fewer than the { $least } that the gate asks for
   *[no] {""}
} and { $rest } of the rest, on average over the histories. The measure was { $level }; less that of the rest it was { $seen }, and the truth behind it ({ $measure }) differed by { $truth }. Satisfaction at the end of an issue differed by { $satisfaction } points, issues truly solved by { $solved } points.
page-pilot-power = Beside the rest, a pilot with so many observations finds a difference as large as the true one with a probability of { $power } (a one-sided test at 5 %). { $enough ->
    [yes] It was large and long enough
   *[no] It was too small or too short: { $times } times the observations bring 80 %
}.
page-pilot-at-full-scale = At scale 1:1, with as many more observations, it is { $power }.
page-pilot-of-measure = What the measure itself makes of it is found with { $power }.

# Held against what was published.

page-met = Of { $counted } published or known figures that { $run } can be held against, { $met } are met{ $fitted ->
    [0] {""}
   *[other] , { $fitted } of them by fitting, which validates nothing
}.
page-this-run = this run
page-reference-run = the reference run at scale 1:{ $scale } ({ $histories } histories, seed { $seed }, run { $run })
page-one-number = { $numbers }: targets with the same number follow from one another.
page-targets-columns = Target | Published or known | Counts as met | Simulated | Met
page-targets-reference = At 1:{ $scale }
page-targets-sources = One number | Source
page-target-met = { $met ->
    [yes] yes
    [no] no
   *[unjudged] not judged by this run
}{ $basis ->
    [fitted] , fitted
    [beside] , not counted
   *[free] {""}
}
page-reference-met = { $found }{ $met ->
    [yes] , met
    [no] , not met
   *[unjudged] {""}
}
page-smaller-scale = What a smaller scale makes of it
page-smaller-scale-is = Each number at scale 1:{ $scale } less that of the reference run at 1:{ $reference }, in the columns' units, those of shares in points. The two have no luck in common, so an interval that contains 0 shows no distortion.

# Assumptions and evidence.

page-assumptions = { $numbers ->
    [1] 1 number
   *[other] { $numbers } numbers
} of the scenario with a range or a source. The value in use is what was simulated; only worlds that are drawn take others from the range. Numbers without either stand in the scenario file, and defaults in the reference of the program.
page-assumptions-columns = Input | In use | Range | Trust | Evidence
page-partly-assumed = { $grade }, in part an assumption
page-evidence = The published figures named above. The last column says how far a figure lies from whoever measured it.
page-evidence-columns = Row | Figure | Value | Date | Source | Trust

# Method, validation, limits.

page-method = Method
page-method-how = blendsim simulates customers, an AI agent, escalation and human teams, contact by contact. Each strategy lived through { $histories ->
    [1] 1 history
   *[other] { $histories } histories
} of { $horizon }, after { $warmup } under the baseline that do not count and with { $cooldown } more in which open issues came to their end. Before the first event the model itself was run to find what the inputs imply.
page-method-paired = Every strategy lives through the same random histories: the same customers with the same issues on the same days, and the same luck in each. A difference is therefore taken within each history and then averaged. A 95 % interval comes from the spread over histories (jackknife, Student's t); a difference whose interval contains 0 is called none{ $coarse ->
    [yes] , and so is one that is no larger than what the scale does to it
   *[no] {""}
}.
page-validation = Validation
page-validation-is = The queues agree with the closed forms of Erlang for operations that have one; laws such as Little's, and the coverage of the intervals, are tests of the program.
page-validation-fitted = Some inputs were fitted so that an outcome meets a published figure; that figure then says nothing about whether the model is right.
page-limits = Limits
page-limit-crowd = One customer in { $scale } was followed; everybody else stood in the same lines as counts, so that waits are those of the whole operation. Surveys, and what is counted per customer, are of the followed.
page-limit-formula = One customer in { $scale } was followed; how many of everybody are in hand and in line at any time follows a formula with the people of 1:1, and waits with it. Where there are few agents, or teams share but a part of their contacts, it is approximate. Surveys, and what is counted per customer, are of the followed.
page-limit-whole = Every customer was simulated (scale 1:1), so that waits are those of the whole operation.
page-limit-scale = One customer in { $scale } was simulated (scale 1:{ $scale }). Staff keeps its margin against chance, but queues do not scale: waits, abandonment and what follows from them are those of a small operation with a comparable margin.
page-limit-withheld = Too many give up waiting to judge satisfaction at this scale: { $list }. Run them at scale 1:1 before you rely on it.
page-limit-inputs = Uncertain inputs are used at one value each, but in worlds that are drawn; what lies outside of the ranges nobody has tried.
page-limit-agents = Agents of a team are alike but for their tenure, where they are persons, and attrition does not react to how hard the work has become unless the scenario says so.
page-limit-value = Value of customers lost puts lifetime value beside the wages of the horizon: read it as a difference.

# How to run it again.

page-run = { $fact ->
    [run] Run
    [version] Version
    [seed] Seed
    [scale] Scale
   *[replications] Replications
}
page-same-bytes = The same version gives the same bytes on any machine and any number of threads, in every file but { $manifest } (a theme, if there is one, has to be given again). The run's name is a hash of scenario, overrides, design and version.
