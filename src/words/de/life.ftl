# Das Leben eines Kunden, Schritt für Schritt.

# Texte, die beim Umbrechen nicht von der Zahl davor getrennt werden, zwischen " | ".
life-glued = % | Min. | von 5 | von 100
life-day = { $weekday ->
    [1] Mo
    [2] Di
    [3] Mi
    [4] Do
    [5] Fr
    [6] Sa
   *[7] So
} { $day }. { $month } { $year }

life-setting = Maßstab 1:{ $scale }, Startwert { $seed }, Replikation { $replication }. Zeilen mit { $mark } sagen, was in der Firma niemand sieht.
life-title = Kunde { $customer } unter { $id }: { $title }
life-until = Bis zum { $until } läuft alles wie unter { $baseline }.
life-kept-away = Segment { $segment }; würde am { $when } Kunde, bleibt aber fern wegen dessen, was andere sagen.
life-who = Segment { $segment }; { $later ->
    [yes] wird am { $when } Kunde
   *[no] ist von Anfang an da
}, mit einem Vertrauen von { $trust } von 100.
life-touch = { $issues ->
    [0] Meldet sich in diesem Verlauf nie.
    [1] 1 Anliegen, { $contacts ->
        [1] 1 Kontakt
       *[other] { $contacts } Kontakte
    }.
   *[other] { $issues } Anliegen, { $contacts ->
        [1] 1 Kontakt
       *[other] { $contacts } Kontakte
    }.
}
life-others = Unter { $id } melden sich { $touched } von { $customers } Kunden überhaupt. Die mit den meisten Kontakten: { $any ->
    [yes] { $most }
   *[no] niemand
}.
life-issue = Anliegen { $issue }: { $topic }
life-issue-again = Anliegen { $issue }, erneut

life-never-customer = Wurde nie Kunde.
life-left = Ging wegen Anliegen { $issue } am { $when }.
life-left-otherwise = Ging am { $when } aus Gründen außerhalb des Service.
life-stayed = Am { $when }, am Ende: noch Kunde, Vertrauen { $trust } von 100.
life-missed = { $issues ->
    [1] 1 Anliegen, das später gekommen wäre, kam
   *[other] { $issues } Anliegen, die später gekommen wären, kamen
} nicht.
life-open = Noch offen: Anliegen { $issues }.
life-solved = In Wahrheit gelöst: { $solved } von { $issues ->
    [1] 1 Anliegen
   *[other] { $issues } Anliegen
}.

life-step = { $kind ->
    [ai] Die KI übernimmt.
    [cut] Die KI fällt mittendrin aus.
    [missing] Die KI kann es nicht übernehmen.
    [ai-waits] Wartet auf die KI.
    [blocked] Niemand ist frei, und die Warteschlange ist voll: abgewiesen.
    [turned-away] Niemand ist im Dienst: abgewiesen.
    [put-down] Das Team schließt: zurück in die Schlange, für wen auch immer, der weitermacht.
    [balks] Niemand ist frei; geht lieber sofort, als zu warten.
    [waits] Niemand ist frei: stellt sich an.
    [for-ever] Würde ewig warten.
    [as-asked] Wird wie gewünscht an Menschen übergeben.
    [stranded] Wird mangels Modell an Menschen übergeben.
    [dead-end] Eine Sackgasse.
    [solved] Wird als gelöst geschlossen.
    [it-is] Das ist es.
    [believed] Wird als gelöst geschlossen, und der Kunde glaubt es.
    [it-is-not] Das ist es nicht, und noch weiß es niemand.
    [failed] Lässt sich nicht lösen, und beide wissen es.
    [no-survey] Bekommt keine Umfrage.
    [no-answer] Beantwortet die Umfrage nicht.
    [dropped] Entfällt: Der Kunde ist wegen eines anderen Anliegens gegangen.
   *[dropped-otherwise] Entfällt: Der Kunde ist aus Gründen außerhalb des Service gegangen.
}
life-model = Das Modell { $model } übernimmt.
life-again = Die KI versucht es erneut, { $talk } von { $of }.
life-callback = Nimmt einen Rückruf an (gewartet: { $wait }).
life-abandons = Gibt das Warten auf (gewartet: { $wait }).
life-trust = Vertrauen geht von { $before } auf { $after }.
life-survey = Beantwortet die Umfrage: { $rating } von 5.
life-returns = Wird es am { $when } erneut versuchen.
life-discovers-later = Wird es am { $when } merken.
life-never-discovers = Wird es nie merken{ $harmed ->
    [yes] , obwohl es schadet, und niemand macht es gut
   *[no] {""}
}.
life-discovers = Merkt, { $ai ->
    [yes] dass die Antwort der KI falsch war
   *[no] dass es nicht gelöst war
}, und gäbe nun { $rating } von 5.
life-harmed = Die falsche Antwort hat geschadet, was mit { $cost } gutgemacht wird.
life-complains = Beschwert sich; das wird bis zum { $when } { $cost } gekostet haben.
life-closed-first = Es ist vorbei: { $solved ->
    [yes] gelöst
   *[no] für gelöst gehalten
} beim ersten Kontakt.
life-closed = Es ist vorbei: { $solved ->
    [yes] gelöst
   *[no] für gelöst gehalten
} nach { $contacts } Kontakten.
life-gives-up = Gibt auf: nicht gelöst nach { $contacts ->
    [1] 1 Kontakt
   *[other] { $contacts } Kontakten
}, und versucht es nicht noch einmal.
life-opens = Ein Problem entsteht{ $channels ->
    [yes] , vorzubringen über { $channel }
   *[no] {""}
}, für eine KI schwieriger als { $ai } seiner Art, für Menschen als { $people }. Vertrauen in die Firma: { $trust } von 100.
life-contact = { $n ->
    [1] Meldet sich
   *[other] Meldet sich erneut, Kontakt { $n }
}{ $then ->
    [guarded] . Für solche Anliegen und Kunden gibt es nur Menschen.
    [granted] , möchte mit einem Menschen sprechen und darf es.
    [refused] , möchte mit einem Menschen sprechen und muss erst mit der KI reden.
    [asks] {" "}und möchte mit einem Menschen sprechen.
    [no-ai] . Dafür gibt es keine KI: Menschen.
   *[plain] .
}
life-answer = Die KI ist sich ihrer Antwort zu { $sure } sicher ({ $needs ->
    [share] nötig sind { $least }
    [nothing] nichts würde genügen
   *[anything] alles genügt
}){ $kind ->
    [hands-over] {" "}und übergibt an Menschen.
    [dead-end] , gibt keine, und es gibt keinen Weg zu Menschen. Eine Sackgasse.
    [seen-wrong] . Der Kunde sieht, dass sie falsch ist, und möchte mit einem Menschen sprechen.
    [seen-wrong-dead-end] . Der Kunde sieht, dass sie falsch ist, und findet keinen Weg zu Menschen. Eine Sackgasse.
    [passes-on] {" "}und gibt weiter.
   *[contained] {" "}und gibt sie; der Kunde glaubt, ihm sei geholfen. Als gelöst gemeldet.
}
life-held-back = Was sie zurückhielt, war { $right ->
    [yes] richtig
   *[no] falsch
}.
life-given = { $right ->
    [yes] Die Antwort ist richtig.
   *[no] Die Antwort ist falsch, und noch weiß es niemand.
}
life-wait-told = { $kind ->
    [wait] Erfährt, dass ein Mensch in etwa { $wait } Zeit hat
    [free] Erfährt, dass ein Mensch frei ist
   *[nobody] Erfährt, dass niemand da ist
}{ $accepts ->
    [yes] , und möchte trotzdem einen.
   *[no] , und macht mit der KI weiter.
}
life-patience = Würde { $wait } warten.
life-taken-up = Jemand aus dem Team { $team } { $callback ->
    [yes] ruft zurück
   *[no] übernimmt
} { $waited ->
    [yes] (gewartet: { $wait })
   *[no] sofort
}{ $knows ->
    [nothing] , weiß nichts von dem, was gesagt wurde, und der Kunde fängt von vorn an
    [all] , und weiß, was der KI gesagt wurde
   *[first] {""}
}. Das sind { $work } Arbeit.
life-mark = { $kind ->
    [wait] { $size } Warten
    [contact] den { $size }. Kontakt
    [loop] { $size } KI-Gespräch, das im Weg stand
    [cold] den Neuanfang
   *[refused] den verwehrten Menschen
}
life-felt = Gäbe { $rating } von 5 ({ $satisfied ->
    [yes] zufrieden
   *[no] nicht zufrieden
}){ $marked ->
    [yes] , weniger für { $marks }
   *[no] {""}
}.
life-decides = { $kind ->
    [leaves] Verlässt die Firma deswegen: Die Wahrscheinlichkeit war { $chance }, gezogen wurde { $luck }. Das ist { $value } wert.
    [has-left] Würde deswegen gehen, ist aber schon gegangen.
   *[stays] Bleibt: Die Wahrscheinlichkeit zu gehen war { $chance }, gezogen wurde { $luck }.
}
