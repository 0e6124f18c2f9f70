# One customer's life, step by step.

# Texts that are not parted from the number before them when a line breaks, between " | ".
life-glued = % | min | of 5 | of 100
life-day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } { $month } { $year }

life-setting = scale 1:{ $scale }, seed { $seed }, replication { $replication }. Lines with { $mark } tell what nobody at the firm sees.
life-title = Customer { $customer } under { $id }: { $title }
life-until = Until { $until } everything runs as under { $baseline }.
life-kept-away = Segment { $segment }; would join on { $when }, but stays away for what others say.
life-who = Segment { $segment }; { $later ->
    [yes] joins on { $when }
   *[no] is there from the start
}, with a trust of { $trust } of 100.
life-touch = { $issues ->
    [0] Never gets in touch in this history.
    [1] 1 issue, { $contacts ->
        [1] 1 contact
       *[other] { $contacts } contacts
    }.
   *[other] { $issues } issues, { $contacts ->
        [1] 1 contact
       *[other] { $contacts } contacts
    }.
}
life-others = Under { $id }, { $touched } of { $customers } customers get in touch at all. Those with most contacts: { $any ->
    [yes] { $most }
   *[no] nobody
}.
life-issue = Issue { $issue }: { $topic }
life-issue-again = Issue { $issue }, again

life-never-customer = Never became a customer.
life-left = Left over issue { $issue } on { $when }.
life-left-otherwise = Left on { $when } for reasons outside support.
life-stayed = On { $when }, at the end: still a customer, trust { $trust } of 100.
life-missed = { $issues ->
    [1] 1 issue
   *[other] { $issues } issues
} that would have come later did not.
life-open = Still open: issue { $issues }.
life-solved = Solved in truth: { $solved } of { $issues ->
    [1] 1 issue
   *[other] { $issues } issues
}.

life-step = { $kind ->
    [ai] The AI takes it.
    [cut] The AI falls out in the middle of it.
    [missing] The AI cannot take it.
    [ai-waits] Waits for the AI.
    [blocked] Nobody is free and the line is full: turned away.
    [turned-away] Nobody is on duty: turned away.
    [put-down] The team closes: back to the line, for whoever goes on.
    [balks] Nobody is free; leaves at once rather than wait.
    [waits] Nobody is free: waits in line.
    [for-ever] Would wait for ever.
    [as-asked] Is handed over to people, as asked.
    [stranded] Is handed over to people, for want of a model.
    [dead-end] A dead end.
    [solved] The agent closes it as solved.
    [it-is] It is.
    [believed] The agent closes it as solved, and the customer believes it.
    [it-is-not] It is not, and nobody knows it yet.
    [failed] The agent cannot solve it, and both know it.
    [no-survey] Is sent no survey.
    [no-answer] Does not answer the survey.
    [dropped] Dropped: the customer has left over another issue.
   *[dropped-otherwise] Dropped: the customer has left for reasons outside support.
}
life-model = The model { $model } takes it.
life-again = The AI tries again, { $talk } of { $of }.
life-callback = After { $wait } accepts to be called back.
life-abandons = Gives up waiting after { $wait }.
life-trust = Trust goes from { $before } to { $after }.
life-survey = Answers the survey: { $rating } of 5.
life-returns = Will try again on { $when }.
life-discovers-later = Will find out on { $when }.
life-never-discovers = Will never find out{ $harmed ->
    [yes] , though it does harm, and nobody makes it good
   *[no] {""}
}.
life-discovers = Finds out { $ai ->
    [yes] that the AI's answer was wrong
   *[no] that it was not solved
}, and would now rate it { $rating } of 5.
life-harmed = The wrong answer has done harm, which is made good with { $cost }.
life-complains = Complains; that will have cost { $cost } by { $when }.
life-closed-first = It is over: { $solved ->
    [yes] solved
   *[no] taken for solved
} by the first contact.
life-closed = It is over: { $solved ->
    [yes] solved
   *[no] taken for solved
} after { $contacts } contacts.
life-gives-up = Gives up: not solved after { $contacts ->
    [1] 1 contact
   *[other] { $contacts } contacts
}, and will not try again.
life-opens = A problem arises{ $channels ->
    [yes] , to be raised by { $channel }
   *[no] {""}
}, for an AI harder than { $ai } of its kind, for people than { $people }. Trust in the firm: { $trust } of 100.
life-contact = { $n ->
    [1] Gets in touch
   *[other] Gets in touch again, contact { $n }
}{ $then ->
    [guarded] . For such issues and customers there are people only.
    [granted] , asks for a person and may have one.
    [refused] , asks for a person and has to talk to the AI first.
    [asks] {" "}and asks for a person.
    [no-ai] . There is no AI for it: people.
   *[plain] .
}
life-answer = The AI is { $sure } sure of its answer ({ $needs ->
    [share] it needs { $least }
    [nothing] nothing would be enough
   *[anything] anything is enough
}){ $kind ->
    [hands-over] {" "}and hands over to people.
    [dead-end] , gives none, and there is no way to people. A dead end.
    [seen-wrong] . The customer sees that it is wrong, and asks for a person.
    [seen-wrong-dead-end] . The customer sees that it is wrong, and finds no way to people. A dead end.
    [passes-on] {" "}and passes it on.
   *[contained] {" "}and gives it; the customer believes to be helped. Reported as resolved.
}
life-held-back = What it held back was { $right ->
    [yes] right
   *[no] wrong
}.
life-given = { $right ->
    [yes] The answer is right.
   *[no] The answer is wrong, and nobody knows it yet.
}
life-wait-told = { $kind ->
    [wait] Is told that a person takes about { $wait }
    [free] Is told that a person is free
   *[nobody] Is told that nobody is there
}{ $accepts ->
    [yes] , and still wants one.
   *[no] , and goes on with the AI.
}
life-patience = Would wait for { $wait }.
life-taken-up = An agent of team { $team } { $callback ->
    [yes] calls back
   *[no] takes it
} { $waited ->
    [yes] after { $wait }
   *[no] at once
}{ $knows ->
    [nothing] , knows nothing of what was said, and the customer starts again
    [all] , and knows what was said to the AI
   *[first] {""}
}. It is { $work } of work.
life-mark = { $kind ->
    [wait] the wait of { $size }
    [contact] this being contact { $size }
    [loop] { $size } of AI talk that stood in the way
    [cold] having to start again
   *[refused] getting no person
}
life-felt = Would rate it { $rating } of 5 ({ $satisfied ->
    [yes] satisfied
   *[no] not satisfied
}){ $marked ->
    [yes] , lower for { $marks }
   *[no] {""}
}.
life-decides = { $kind ->
    [leaves] Leaves the firm over it: the chance was { $chance }, the draw { $luck }. That is worth { $value }.
    [has-left] Would leave over it, but has already left.
   *[stays] Stays: the chance to leave was { $chance }, the draw { $luck }.
}
