# Was in Abbildungen steht. Namen von Strategien ($id, $baseline) stehen, wie sie getippt sind, gekürzt, wenn sie lang sind.

month = { $n ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
}
day-and-month = { $day }. { $month }
and-more = { $list } und { $n } weitere
in-one-history = in einem einzigen Zufallsverlauf
origin = Szenario { $scenario }{ $fit } · Lauf { $run } · Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", mit einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach Formel"}
   *[small] {""}
} · { $n ->
    [1] 1 Replikation
   *[other] { $n } Replikationen
} jeder Strategie · Startwert { $seed } · blendsim { $version }
unmeasured-note = nicht beurteilt: Es wurde nicht gemessen, was der Maßstab 1:{ $scale } an Unterschieden bewirkt
withheld-note = im Maßstab 1:{ $scale } nicht beurteilt, zu viele brechen ab: { $list }
events = unterbrochene Senkrechten: { $events }
events-of = unterbrochene Senkrechten sind datierte Ereignisse von { $list }
with-overrides = mit { $n ->
    [1] 1 überschriebenen Wert
   *[other] { $n } überschriebenen Werten
}: { $list }

# Wie jede Abbildung gelesen wird.

caption-cost-satisfaction = Servicekosten im Jahr gegen den Anteil der Kunden, die am Ende ihres Anliegens zufrieden sind. Eine Ellipse enthält beide Zahlen einer Strategie gemeinsam mit 95 % Sicherheit (Hotellings T²).
caption-business-case = Vom Versprechen des Anbieters zu den vollen Kosten: Jeder Balken ist Geld im Jahr gegenüber der Vergleichsbasis, und die Balken ergeben die Summen. Das Versprechen des Anbieters: der Anteil der Arbeit, den die KI als gelöst meldet, zum Lohn der Vergleichsbasis, abzüglich dessen, was die KI kostet. Fehlerbalken sind 95-%-Intervalle der Summen.
caption-resolution = Was die KI als gelöst meldet (Ring) gegen das, was sie in Wahrheit löst (Marke), als Anteil der Kontakte, in denen sie sprach.
caption-weekly-satisfaction = Zufriedenheit Woche für Woche: die mittlere Replikation (Median) und die Grenzen, zwischen denen 50 % und 90 % der Replikationen liegen; wahr (durchgezogen) und laut Umfrage (unterbrochen).
caption-weekly-resolution = Was die KI in Wahrheit löst (durchgezogen) und was sie als gelöst meldet (unterbrochen), Woche für Woche: die mittlere Replikation (Median) und die Grenzen, zwischen denen 50 % und 90 % der Replikationen liegen.
caption-detection = Wann die Zufriedenheit unter die der Vergleichsbasis fällt (gefüllt), wann der Alarm auf das, was die Leitung sieht, anschlägt (Ring: der Median aller Zufallsverläufe; die Linie enthält 90 % von ihnen), und was dazwischen an Schaden entsteht.
caption-ignorance = Glück und Unwissen getrennt. Punkt: der Unterschied zur Ausgangsstrategie, wenn jede Eingabe ihren wahrscheinlichsten Wert hat; dick: sein 95-%-Intervall, allein für den Zufall; dünn: wo er in neun Zehnteln der Welten liegt, die aus den angegebenen Spannen aller Eingaben zugleich gezogen wurden, das Glück eines einzelnen Lebens herausgenommen.
caption-best-map = Wo die zwei Eingaben liegen, die vor der Wahl zu wissen am meisten wert ist: die Strategie, die in den dort gezogenen Welten im Mittel am besten ist, und in wie vielen von ihnen sie die beste von allen ist; je dunkler, desto sicherer.
caption-acceptability = Woran die Wahl hängt: in welchem Anteil der Welten aus den angegebenen Spannen jede Strategie am besten ist, soweit ein weiteres zufrieden endendes Anliegen so viel wert ist, über das hinaus, was verlorene Kunden kosten.
caption-matters = Worauf es ankommt: der Unterschied zur Ausgangsstrategie im Mittel der Welten, in denen eine Eingabe im niedrigsten Drittel ihrer gezogenen Werte liegt (Kreis) und im höchsten (Raute). Nur Eingaben, die ihn weiter bewegen, als Zufall es täte.
caption-undoing = Vom Tag der Kürzung (Marke) über den, an dem Personal wieder eingestellt wird (Ring), bis Servicelevel, Zufriedenheit und Vertrauen auf Dauer wieder wie ohne die Kürzung sind (Ende des Balkens: der mittlere Zufallsverlauf; die Linie enthält 90 % derer, in denen sie verloren waren), und was der Service insgesamt gegenüber nie zu kürzen kostet.
caption-satisfaction-by-group = Zufriedene Kunden nach Thema und Segment mit 95-%-Intervallen: Ein Mittelwert kann verbergen, wer dafür zahlt. Daneben die mittlere Bewertung des Zehntels der Anliegen, die sich am Ende am schlechtesten anfühlten: Über 0 ist ein Kunde zufrieden, und eine Einheit ist die Streuung der Stimmungen an einem Tag.
caption-operation = Bezahlte Personen, wie beschäftigt sie sind und wie lange Kunden auf sie warten: die mittlere Replikation (Median) nach Woche und die Grenzen, zwischen denen 90 % der Replikationen liegen.
caption-week = Personen im Dienst über die Woche (Linie) neben denen, die der letzte Personalplan verlangt (gestrichelt), und, wo in Schichten gearbeitet wird, denen, die der Schichtplan in den Dienst bringt, wenn alle da sind, die der Plan verlangt (grau): Mittel über den Zeitraum.

# Kosten gegen Zufriedenheit.

finding-baseline = Servicekosten und Zufriedenheit unter { $baseline }
finding-single = Servicekosten und Zufriedenheit in einem einzigen Zufallsverlauf
finding-none = Keine Strategie hat nachweislich niedrigere Servicekosten als { $baseline }
finding = { $id } spart { $saved } Servicekosten im Jahr{ $satisfaction }
finding-in-focus = { $id } { $more ->
    [none] ändert die Servicekosten nicht nachweislich
   *[other] nimmt { $more } mehr Servicekosten im Jahr
}{ $satisfaction }
finding-undefined = ; kein Anliegen wird abgeschlossen
finding-not-judged = ; die Zufriedenheit ist im Maßstab 1:{ $scale } nicht beurteilt
finding-level = ; bei der Zufriedenheit wurde kein Unterschied gefunden
finding-satisfaction = {" "}und { $way ->
    [costs] kostet
   *[gains] gewinnt
} { $points } Punkte Zufriedenheit
axis-service-cost = Servicekosten im Jahr, { $unit }
axis-satisfied = Zufrieden am Ende des Anliegens, %
cost-satisfaction-subtitle = { $title } · { $regions } · besser ist oben links
regions = { $kind ->
    [none] ohne Intervalle
    [small-joint] gemeinsame 95-%-Bereiche sind kleiner als die Marken
    [small] 95-%-Intervalle sind kleiner als die Marken
    [joint] Ellipsen sind gemeinsame 95-%-Bereiche
   *[bars] Balken sind 95-%-Intervalle
}
hollow = hohl, Zufriedenheit { $note }
not-shown = nicht gezeigt oder ohne Platz für den Namen: { $list }
hint-satisfied = { $share } % zufrieden

# Vom Versprechen des Anbieters zu den vollen Kosten.

business-case-subtitle = { $title } · gegenüber { $baseline }, { $unit } im Jahr
business-case-key = getönt: spart · grau: kostet mehr · fett: Summen
business-case-left-out = nur in der CSV-Datei: { $list }
business-case-once = einmal fällig im Zeitraum ({ $length }): { $list }
business-case-none = Für keine Strategie gibt es ein Versprechen eines Anbieters
business-case-title = Der Anbieter verspricht für { $id } { $size } im Jahr; { $left }
full-cost = mit allem gerechnet { $way ->
    [saves] spart
   *[costs] kostet
} sie { $size }
full-cost-not-judged = die vollen Kosten sind im Maßstab 1:{ $scale } nicht beurteilt
full-cost-none = mit allem gerechnet ist kein Unterschied gefunden
only-baseline = Nur { $baseline } wurde gerechnet
no-ai-answers = Keine KI antwortet irgendwem

# Gemeldete und wahre Lösung.

resolution-subtitle = { $title } · gefüllt: in Wahrheit gelöst · Ring: als gelöst gemeldet · % der KI-Kontakte
resolution-without = die KI spricht mit niemandem unter { $list }
resolution-nobody = Keine KI spricht mit irgendwem
resolution-single = Was die KI meldet und was sie löst, in einem einzigen Zufallsverlauf
resolution-title = Die KI von { $id } meldet { $reported } % als gelöst und löst in Wahrheit { $truth } %
resolution-level = Zwischen dem, was die KI meldet, und dem, was sie löst, ist keine Lücke gefunden
no-contact-with-ai = — kein Kontakt mit einer KI —
hint-reported = gemeldet { $share } %
hint-true = wahr { $share } %
hint-gap = Lücke { $gap }

# Woche für Woche.

weekly-key = { $metric ->
    [satisfaction] in Wahrheit zufrieden, %
    [csat_observed] zufrieden laut Umfrage, %
    [true_resolution] in Wahrheit gelöst, %
   *[reported_resolution] als gelöst gemeldet, %
}
weekly-no-bands = ein Zufallsverlauf: keine Bänder
weekly-bands = 50 % und 90 % der Replikationen
hint-week-of = Woche ab { $date }
hint-week = { $of ->
    [true] wahr
    [surveyed] laut Umfrage
   *[reported] gemeldet
}: { $middle } % (90 %: { $low } bis { $high })
weekly-satisfaction-subtitle = { $title } · nach der Woche, in der ein Anliegen beginnt oder eine Umfrage beantwortet wird
weekly-satisfaction-single = Zufriedenheit nach Woche in einem einzigen Zufallsverlauf
weekly-satisfaction-title = Umfragen zeigen unter { $id } { $points } Punkte { $way ->
    [more] mehr
   *[fewer] weniger
} zufriedene Kunden, als es gibt
weekly-satisfaction-not-judged = Wahre und erfragte Zufriedenheit nach Woche, in diesem Maßstab nicht beurteilt
weekly-satisfaction-level = Zwischen erfragter und wahrer Zufriedenheit ist keine Lücke gefunden
weekly-resolution-subtitle = { $title } · von den Kontakten der Woche, in denen die KI sprach, %
weekly-resolution-nobody = Die KI spricht mit niemandem
weekly-resolution-single = Gemeldete und wahre Lösung durch die KI nach Woche in einem einzigen Zufallsverlauf
weekly-resolution-level = Gemeldete und wahre Lösung durch die KI, Woche für Woche
weekly-resolution-title = Die KI von { $id } meldet anfangs { $from } Punkte mehr, als sie löst, am Ende { $to }

# Wann Zufriedenheit verloren ging, und wann es bemerkt wurde.

detection-subtitle = { $title } · gefüllt: Zufriedenheit verloren · Ring: Alarm (Median) · Linie: 90 %
detection-single = Wann Zufriedenheit verloren ging und bemerkt wurde, in einem einzigen Zufallsverlauf
detection-nobody = Neben der Vergleichsbasis ist keine Strategie zu beurteilen
detection-no-loss = Keine Strategie verliert Zufriedenheit gegenüber { $baseline }
detection-title = { $id } verliert Zufriedenheit{ $way ->
    [early] ; der Alarm schlägt { $when } an, verfrüht oder falsch
    [later] , und der Alarm zeigt es { $when }
    [seldom] , und meist schlägt kein Alarm an
   *[never] , und nie schlägt ein Alarm an
}
nothing-to-compare = — nichts zu vergleichen —
not-lost = Zufriedenheit geht nicht verloren
noticed = { $way ->
    [early] Alarm { $when }, verfrüht oder falsch
    [later] bemerkt { $when }
    [seldom] bemerkt in { $alarms } von { $n } Verläufen
   *[never] nie bemerkt
}
damage-until = { $way ->
    [more] { $size } Schaden
    [less] { $size } weniger Schaden als { $baseline }
   *[none] kein Schaden gefunden
} { $until ->
    [then] bis dahin
    [end] bis zum Ende
   *[either] bis dahin oder bis zum Ende
}
hint-never-lost = verloren: nie
hint-lost = verloren: Woche { $week }
hint-alarm = Alarm in { $alarms } von { $n } Verläufen; Woche { $weeks }

# Nach Thema und Segment.

groups-subtitle = { $title } · am Ende des Anliegens · Balken sind 95-%-Intervalle
groups-single = Zufriedenheit nach Thema und Segment in einem einzigen Zufallsverlauf
groups-alone = Zufriedenheit nach Thema und Segment unter { $baseline }
groups-not-judged = Zufriedenheit nach Thema und Segment, in diesem Maßstab nicht beurteilt
groups-level = Kein Thema und kein Segment ist nachweislich zufriedener oder unzufriedener als unter { $baseline }
groups-title = { $id } { $way ->
    [loses] verliert
   *[gains] gewinnt
} { $points } Punkte Zufriedenheit { $kind ->
    [all] bei allen Anliegen
    [topic] beim Thema „{ $group }“
   *[segment] im Segment „{ $group }“
}{ $overall }
groups-overall = { $turns ->
    [yes] {" "}und { $way ->
        [loses] verliert
       *[gains] gewinnt
    } { $points } über alle Anliegen
   *[no] , { $points } über alle Anliegen
}
groups-overall-none = ; über alle Anliegen ist kein Unterschied gefunden
groups-panel = { $of ->
    [satisfied] Zufrieden, %
   *[worst] Das schlechteste Zehntel (zufrieden: über 0)
}
groups-all = Alle Anliegen
groups-segment = Segment { $label }
hint-worst = Bewertung des schlechtesten Zehntels: { $score }

# Personal, Auslastung und Wartezeit.

operation-subtitle = { $title } · { $single ->
    [yes] ein Zufallsverlauf
   *[no] Median und 90 % der Replikationen
} · Warten und Auslastung wie bei 1:{ $scale }
operation-panel = { $metric ->
    [heads] Bezahlte Personen
    [heads_serving] Geplante Teams: Personen im Einsatz und (gestrichelt) die der letzte Plan verlangt
    [pace] Tempo der Menschen im Dienst ÷ das eingearbeiteter
    [occupancy] Auslastung: Dienstzeit mit einem Chat in Arbeit
   *[wait] Wartezeit der von Menschen beantworteten Kontakte, Wochenmittel
}{ $unit }
operation-single = Personal, Auslastung und Wartezeit in einem einzigen Zufallsverlauf
operation-alone = Personal, Auslastung und Wartezeit unter { $baseline }
operation-none = Keine Strategie bezahlt nachweislich weniger Personen als { $baseline }
operation-title = { $id } bezahlt im Mittel des Zeitraums, Kündigungsfristen eingeschlossen, { $people } Personen weniger als { $baseline }; { $wait }
operation-nobody = niemand wird von Menschen beantwortet
operation-wait-not-judged = die Wartezeit ist im Maßstab 1:{ $scale } nicht beurteilt
operation-wait-level = bei der Wartezeit ist kein Unterschied gefunden
operation-wait = die Wartezeit ist { $size } { $way ->
    [longer] länger
   *[shorter] kürzer
}
operation-required = Gestrichelt: Personen, die der letzte Personalplan nach seiner Vorhersage verlangt, ob richtig oder falsch
operation-absent = Menschen beantworten niemanden unter { $list }

# Was über die Woche verlangt, eingeteilt und im Dienst ist.

week-subtitle = { $title } · Personen nach Wochenzeit, Mittel über den Zeitraum bei 1:1
week-title-shifts = Unter { $id } bringen Schichten { $share } mehr Stunden in den Dienst, als verlangt sind
week-title-short = { $id } fehlen die meisten Personen am { $day } um { $from }: { $there } im Dienst, { $required } verlangt
week-title-enough = { $id } hat Stunde für Stunde so viele im Dienst, wie der Plan verlangt
week-key = Linie: im Dienst · gestrichelt: vom letzten Plan verlangt{ $shifts ->
    [yes] { " " }· grau: nach dem Schichtplan im Dienst, wenn alle da sind, die der Plan verlangt
   *[no] { "" }
}
week-hint = { $day } { $from }: { $there } im Dienst, { $required } verlangt{ $scheduled ->
    [none] { "" }
   *[other] , { $scheduled } eingeteilt
}

# Was eine Kürzung kostet, die vielleicht zurückgenommen wird.

ignorance-title = { $cheaper ->
    [0] In keiner
   *[other] In { $cheaper }
} von { $n } aus den Spannen gezogenen Welten ist { $id } insgesamt billiger als { $baseline }, in { $better ->
    [0] keiner
   *[other] { $better }
} sind mehr zufrieden
ignorance-subtitle = Abzüglich { $baseline } · Punkt: wahrscheinlichste Werte · dick: 95 %, Zufall · dünn: neun Zehntel von { $n } Welten aus { $inputs ->
    [one] einer Spanne
   *[other] { $inputs } Spannen
}
ignorance-panel = { $label }, { $unit }
ignorance-counts = billiger in { $cheaper }, besser in { $better } von { $n }
ignorance-note = { $twins } Welten werden zweimal durchlebt: Glück ist aus den dünnen Linien genommen, wo es weniger als die Hälfte der Streuung ist
map-title = { $n ->
    [1] { $id } ist am besten, wo immer { $across } und { $up } liegen
   *[other] wer am besten ist, hängt an { $across } und { $up }
}
map-subtitle = Im Mittel am besten in jedem Teil der gezogenen Welten: niedrigste Gesamtkosten, ein zufriedenes Anliegen mehr zu { $worth }
map-cell = { $n } von { $all }
map-note = in so vielen Welten eines Teils, { $n } in allen, ist die Strategie seiner Farbe die beste von allen; entlang jeder Seite liegen in allen Teilen gleich viele Welten
acceptability-title = { $same ->
    [yes] Was ein zufriedenes Anliegen auch wert ist, im Mittel ist { $first } am besten
   *[no] Wo ein zufriedenes Anliegen mindestens { $from } wert ist, ist im Mittel { $last } am besten; wo nichts, { $first }
}
acceptability-subtitle = Am besten: am wenigsten Gesamtkosten, abzüglich des Werts der zufriedenen Anliegen
acceptability-up = Anteil der Welten
acceptability-across = Wert eines weiteren zufriedenen Anliegens, { $unit }
acceptability-note = von { $n } Welten aus den Spannen, ohne Glück; die Gesamtkosten enthalten den Wert verlorener Kunden schon
matters-title = { $turns ->
    [yes] { $label } von { $id } kehrt sich mit { $input } um
   *[no] { $label } von { $id } hängt am meisten von { $input } ab
}
matters-subtitle = { $id } abzüglich { $baseline } · Kreis: Mittel, wo die Eingabe in ihrem niedrigsten Drittel liegt · Raute: in ihrem höchsten
matters-note = von { $n } Welten; Eingaben, die Zufall allein in einer von 100 Stichproben so weit bewegte, sind ausgelassen
matters-hint = { $input }
    im niedrigsten Drittel: { $low } { $unit }
    im höchsten Drittel: { $high } { $unit }
ignorance-hint = { $id }
    bei den wahrscheinlichsten Werten: { $modes } { $unit }
    neun Zehntel der Welten: { $worlds }
undoing-subtitle = { $title } · Marke: Kürzung · Ring: wieder eingestellt · Balken: verloren (Median, 90 %)
undoing-nothing-lost = Keine Kürzung verschlechtert Servicelevel, Zufriedenheit oder Vertrauen vier Wochen lang gegenüber { $baseline }
undoing-title = { $way ->
    [never] { $measure } unter { $id } ist bis zum Ende nicht wieder wie unter { $baseline }
    [back] { $measure } unter { $id } ist { $weeks } Wochen nach der Wiedereinstellung wieder wie unter { $baseline }
   *[cut] { $measure } unter { $id } ist { $weeks } Wochen nach der Kürzung wieder wie unter { $baseline }
}
undoing-lane-kept = Servicelevel, Zufriedenheit und Vertrauen bleiben
undoing-lane = { $way ->
    [never] nicht bis zum Ende zurückgewonnen
    [back] { $weeks } Wochen nach der Wiedereinstellung
   *[cut] { $weeks } Wochen nach der Kürzung
} · verloren in { $lost } von { $n }{ $never ->
    [0] {""}
   *[other] , nie zurück in { $never }
}
