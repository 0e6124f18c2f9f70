# Die Seite des Berichts. Spalten einer Tabelle und Zeilen eines umbrochenen Titels sind durch " | " getrennt.

page-contents = Inhalt
page-logo = Logo
page-part = { $part ->
    [answer] Die Antwort
    [fits] Die Antwort unter anderen Anpassungen
    [first-figure] Kosten gegen Zufriedenheit
    [strategies] Die Strategien
    [drawn] Aus den Spannen gezogene Welten
    [models] Die KI-Modelle
    [doubts] Was die Antwort ändern würde
    [figures] Die Abbildungen
    [detection] Verloren, und wann es bemerkt wird
    [undoing] Was die Kürzung kostet
    [planned] Was Personalpläne verlangen
    [groups] Wer schlechter dasteht, wer besser
    [work] Was für das Personal übrig bleibt
    [reactions] Was Auslöser und Piloten bewirkten
    [published] Gemessen an dem, was veröffentlicht wurde oder bekannt ist
    [assumptions] Annahmen
    [evidence] Belege
    [method] Methode, Prüfung, Grenzen
   *[rerun] Wie sich der Lauf wiederholen lässt
}
page-table = { $table ->
    [strategies] Tabelle der Strategien
    [assumptions] Tabelle der Annahmen
    [evidence] Tabelle der Belege
    [fits] Tabelle der Anpassungen
    [losses] Tabelle der Verluste und Alarme
    [undoing] Tabelle der Kürzungen
    [drawn] Tabelle der gezogenen Welten
    [matters] Tabelle dessen, worauf es ankommt
    [agreeing] Tabelle der Welten, die mit dem Veröffentlichten übereinstimmen
    [models] Tabelle der Modelle
    [scales] Tabelle der Maßstäbe
    [scale-biases] Tabelle der Verzerrungen durch den Maßstab
    [targets] Tabelle der Ziele
   *[worst-tenth] Tabelle des schlechtesten Zehntels
}

# Der Kopf der Seite.

page-under-fit = Gerechnet unter der Anpassung { $fit }: { $title }.
page-run-with = Gerechnet { $with }.
page-months = { $n } Monate
page-date = { $day }.{ $month }.{ $year }
page-setting = Eine Simulation: { $strategies ->
    [1] 1 Strategie
   *[other] { $strategies } Strategien
} über { $length } ab { $start }, { $customers } Kunden zu Beginn; von jeder { $replications ->
    [1] 1 Zufallsverlauf
   *[other] { $replications } Zufallsverläufe
}, im Maßstab 1:{ $scale }{ $waits ->
    [crowd] {", mit einer Menge in den Schlangen von 1:1"}
    [formula] {", mit Wartezeiten nach Formel"}
   *[small] {""}
}.
page-origin = Szenario { $scenario } · Lauf { $run } · Startwert { $seed } · blendsim { $version }

# Abbildungen.

page-numbers = Zahlen:
page-picture = Bild:

# Die Antwort unter anderen Anpassungen.

page-fits = Unterschiede gegenüber { $baseline } in jeder Welt, mit denselben Strategien und demselben Startwert. Grau und kursiv: kein Unterschied gefunden oder in diesem Maßstab nicht beurteilt. Verfehlt: veröffentlichte Zahlen, die die Welt nicht trifft.
page-fits-columns = Strategie | Gegenüber der Vergleichsbasis
page-fits-met = Getroffene veröffentlichte Zahlen
page-fits-lived = Durchlebt
page-world-lived = { $times ->
    [1] einmal
   *[other] { $times }-mal
} in 1:{ $scale }{ $waits ->
    [crowd] , neben einer Menge
    [formula] , nach Formel
   *[other] {""}
}
page-world-met = { $met } von { $all }
page-world-missed = { $met } von { $all }; verfehlt: { $missed }
page-not-found-or-judged = kein Unterschied gefunden oder nicht beurteilt
page-laid = Über die Datei gelegt: { $sets }.
page-laid-nothing = nichts, was --set übrig lässt

# Die Strategien.

page-legend = ±: die Hälfte eines 95-%-Intervalls, allein für den Zufall: Die Eingaben stehen fest. Unterschiede gegenüber { $baseline } sind je Replikation gepaart und vor dem Runden gebildet; die von Anteilen sind in Punkten. Grau und kursiv: kein Unterschied gefunden, da das Intervall 0 enthält{ $scale ->
    [measured] {" "}oder der Unterschied nicht größer ist als das, was der Maßstab daran bewirkt
    [unmeasured] {" "}oder nicht gemessen wurde, was der Maßstab an dem Unterschied bewirkt
   *[whole] {""}
}. { $undefined }: nicht bestimmt.{ $approximate ->
    [yes] {" "}*: in diesem Maßstab nur ungefähr, da sich Warteschlangen nicht maßstäblich verkleinern lassen.
   *[no] {""}
}
page-one-replication = Eine einzige Replikation hat kein Intervall, also lässt sich kein Unterschied vom Zufall trennen.
page-not-found = kein Unterschied gefunden
page-typed-to-resolved = Vom Erfolg der KI, wie er getippt ist, zu dem, was sie löst:

# Die KI-Modelle.

page-models = Ein Kontakt, in dem mehrere Modelle sprachen, ist ein Kontakt jedes dieser Modelle und endet beim letzten. Was laut Bericht gelöst ist, stellt ein Anbieter in Rechnung; was in Wahrheit gelöst ist, wurde gelöst.
page-model = Modell

# Was die Antwort ändern würde.

page-not-varied = In diesem Lauf wurde keine Eingabe variiert; mit --flips wird jede an jedes Ende ihrer Spanne genommen.
page-weak = Die Intervalle oben decken den Zufall bei festen Eingaben ab; sie sagen nichts darüber, ob die Eingaben stimmen. Von { $inputs ->
    [1] 1 Eingabe
   *[other] { $inputs } Eingaben
} mit einer Spanne oder einer Quelle { $assumed ->
    [1] ist 1
   *[other] sind { $assumed }
} durch keine Zahl belegt und { $fitted } angepasst, um eine zu treffen.
page-grades = Eingaben nach dem, was sie belegt, die schwächsten zuerst
page-grades-columns = Verlässlichkeit | Eingaben | Was es bedeutet
page-widest = Die weitesten Spannen unter den schwächsten ({ $grade }), gemessen an ihrer eigenen Größe:
page-wide = { $path }: { $range }, verwendet { $value }
page-scale = Was der Maßstab an den Unterschieden bewirkt
page-scale-biases = Dieselben Strategien durchliefen auch 1:{ $coarser }. Was jeder Unterschied gegenüber { $baseline } dort gewinnt, ist, auf 1:1 umgerechnet unter der Annahme, dass es proportional zum k von 1:k wächst, seine Verzerrung im Maßstab 1:{ $scale }. Ein Unterschied, der nicht größer ist, gilt als nicht gefunden. Die von Anteilen sind in Punkten. ±: die Hälfte eines 95-%-Intervalls; die beiden Läufe haben keinen Zufall gemeinsam.

# Verloren, und wann es bemerkt wird.

page-detection = Verloren: die erste Woche, in der die Zufriedenheit, über alle Verläufe zusammen, um die Schwelle des Alarms schlechter ist als unter { $baseline } und es über vier zusammenhängende Wochen bleibt. Von { $replications ->
    [1] 1 Zufallsverlauf
   *[other] { $replications } Zufallsverläufen
}: in wie vielen der Alarm anschlug. Wochen sind ganze und zählen ab dem Start; beim Alarm stehen der Median und die Grenzen, zwischen denen 90 % aller Verläufe liegen: Wo er stumm bleibt, ist das nie. Unter 0 schlägt er vor dem Verlust an, verfrüht oder falsch. Schaden: Wert verlorener Kunden, Beschwerden und Entschädigung über denen von { $baseline }. Der Alarm erfährt, was die Leitung sieht; ein Alarm unter { $baseline } ist ein falscher.
page-detection-columns = Strategie | Wochen bis zum Verlust | Alarm in | Wochen bis zum Alarm | Wochen dazwischen | Schaden dazwischen
page-undoing = Jeder Zufallsverlauf steht neben demselben von { $baseline }. Verloren ist eine Größe, wenn sie in irgendwelchen vier Wochen ab der Kürzung um mehr als die Schwelle des Alarms schlechter ist, und zurückgewonnen, sobald keine vier Wochen es mehr sind und alle folgenden zusammen nicht um mehr als die halbe Schwelle; gezählt wird ab dem Tag, an dem Personal wieder eingestellt wird, oder ab der Kürzung, wo das nie geschieht. Median, dann 5 bis 95 % der Verläufe, in denen sie verloren war.
page-drawn-columns = Strategie | Insgesamt billiger in | Zufriedener in | Beides in | Am billigsten von allen in | Gesamtkosten im Jahr, neun Zehntel | Zufriedenheit, neun Zehntel
page-drawn-part = { $part ->
    [matters] Worauf es ankommt
    [deciding] Was für eine Wahl folgt
   *[agreeing] Welten, die mit dem Veröffentlichten übereinstimmen
}
page-matters = Was diese Unterschiede bewegt: ihr Mittel, wo eine Eingabe im niedrigsten Drittel ihrer gezogenen Werte liegt, und im höchsten. { $found ->
    [yes] Genannt sind je höchstens fünf, die stärksten von denen, die weiter bewegen, als es irgendeine Eingabe in 99 von 100 Stichproben durch Zufall täte.
   *[no] Keine Eingabe bewegt einen weiter, als es irgendeine in einer von 100 Stichproben durch Zufall täte: mehr Welten ziehen.
}
page-matters-columns = Strategie | Unterschied in | Eingabe | Niedrigstes Drittel | Höchstes Drittel | Anteil der Varianz
page-agree-columns = Zahl des Modells | Ziele, die aus ihr folgen | Getroffen in | Welten, die ohne sie übereinstimmen
page-undoing-columns = Strategie | Größe | Woche der Kürzung | Wieder eingestellt in Woche | Verloren in Verläufen | Wochen bis zur Rückkehr | Nie zurück in
page-not-judged = nicht beurteilt

# Wer schlechter dasteht, wer besser.

page-groups = Gruppen, die am Ende ihres Anliegens nachweislich unzufriedener sind als unter { $baseline } oder zufriedener: Punkte des Anteils der Zufriedenen, mit 95-%-Intervallen. Ein Mittelwert kann verbergen, wer dafür zahlt.
page-groups-under = Unter { $id }
page-group = { $group } ({ $kind ->
    [topic] Thema
   *[segment] Segment
}): { $difference } Punkte, auf { $level } %; schlechtestes Zehntel bei einer Bewertung von { $score }
page-worst = Das schlechteste Zehntel. Eine Bewertung sagt, wie sich ein Anliegen am Ende anfühlte: Über 0 ist der Kunde zufrieden, und eine Einheit ist die Streuung der Stimmungen an einem Tag. Vertrauen liegt zwischen 0 und 1.
page-worst-columns = Strategie | Bewertung, schlechtestes Zehntel der Anliegen | Unterschied | Vertrauen, alle | Vertrauen, schlechtestes Zehntel

# Was für das Personal übrig bleibt.

page-work = Bearbeitungszeit eines Kontakts, den Menschen beantworten, und die Faktoren, deren Produkt ihre Änderung ist: welche Themen noch zu Menschen kommen, wie schwierig deren Anliegen innerhalb eines Themas sind und was eine Übergabe hinzufügt oder spart.

# Was Auslöser und Piloten bewirkten.

page-trigger-never = { $when }: griff in keinem Verlauf und hätte { $sets } gesetzt.
page-trigger = { $when }: setzte { $sets } in { $share } der Verläufe, zuerst in Monat { $month } (Median), { $times }-mal je Verlauf.
page-pilot = Ein Pilot mit { $tries } für { $share } % der Kunden vom { $from } bis zum { $at } (Freigabe: { $rule }), für alle ausgerollt in { $rolled } der Verläufe.
page-pilot-seen = Bis dahin hatte er im Mittel über die Verläufe { $pilot } Beobachtungen der Kunden des Piloten{ $few ->
    [yes] , weniger als die { $least }, die die Freigabe verlangt,
   *[no] {""}
} und { $rest } der übrigen. Die Messgröße lag bei { $level }; ihr Unterschied gegenüber den übrigen war { $seen }, der Unterschied in der Wahrheit dahinter ({ $measure }) { $truth }. Die Zufriedenheit am Ende eines Anliegens unterschied sich um { $satisfaction } Punkte, der Anteil in Wahrheit gelöster Anliegen um { $solved } Punkte.
page-pilot-power = Gegenüber den übrigen findet ein Pilot mit so vielen Beobachtungen einen Unterschied von der Größe des wahren mit einer Wahrscheinlichkeit von { $power } (einseitiger Test auf dem Niveau 5 %). { $enough ->
    [yes] Er war groß und lang genug
   *[no] Er war zu klein oder zu kurz: Das { $times }-Fache an Beobachtungen bringt 80 %
}.
page-pilot-at-full-scale = Im Maßstab 1:1, mit entsprechend mehr Beobachtungen, sind es { $power }.
page-pilot-of-measure = Was die Messgröße selbst daraus macht, wird mit { $power } gefunden.

# Gemessen an dem, was veröffentlicht wurde.

page-met = Von { $counted ->
    [1] 1 veröffentlichten oder bekannten Zahl, an der
   *[other] { $counted } veröffentlichten oder bekannten Zahlen, an denen
} { $run } gemessen werden kann, { $met ->
    [1] ist 1
   *[other] sind { $met }
} getroffen{ $fitted ->
    [0] {""}
   *[other] , { $fitted } davon durch Anpassung, was nichts beweist
}.
page-this-run = dieser Lauf
page-reference-run = der Referenzlauf im Maßstab 1:{ $scale } ({ $histories } Verläufe, Startwert { $seed }, Lauf { $run })
page-one-number = { $numbers }: Ziele mit derselben Zahl hängen voneinander ab.
page-targets-columns = Ziel | Veröffentlicht oder bekannt | Gilt als getroffen | Simuliert | Getroffen
page-targets-reference = Bei 1:{ $scale }
page-targets-sources = Gemeinsame Zahl | Quelle
page-target-met = { $met ->
    [yes] ja
    [no] nein
   *[unjudged] von diesem Lauf nicht beurteilt
}{ $basis ->
    [fitted] , angepasst
    [beside] , nicht gezählt
   *[free] {""}
}
page-reference-met = { $found }{ $met ->
    [yes] , getroffen
    [no] , nicht getroffen
   *[unjudged] {""}
}
page-smaller-scale = Was ein kleinerer Maßstab daraus macht
page-smaller-scale-is = Jede Zahl im Maßstab 1:{ $scale } abzüglich der des Referenzlaufs bei 1:{ $reference }, in den Einheiten der Spalten, die von Anteilen in Punkten. Die beiden haben keinen Zufall gemeinsam; ein Intervall, das 0 enthält, zeigt also keine Verzerrung.

# Annahmen und Belege.

page-assumptions = { $numbers ->
    [1] 1 Zahl
   *[other] { $numbers } Zahlen
} des Szenarios mit einer Spanne oder einer Quelle. Simuliert wurde mit dem verwendeten Wert; nur gezogene Welten nehmen andere aus der Spanne. Zahlen ohne beides stehen in der Datei des Szenarios, Vorgabewerte in der Referenz des Programms.
page-assumptions-columns = Eingabe | Verwendet | Spanne | Verlässlichkeit | Beleg
page-partly-assumed = { $grade }, zum Teil eine Annahme
page-evidence = Die oben genannten veröffentlichten Zahlen. Die letzte Spalte sagt, wie weit eine Zahl von denen entfernt ist, die sie gemessen haben.
page-evidence-columns = Zeile | Zahl | Wert | Datum | Quelle | Verlässlichkeit

# Methode, Prüfung, Grenzen.

page-method = Methode
page-method-how = blendsim simuliert Kunden, einen KI-Agenten, Eskalation und Teams von Menschen, Kontakt für Kontakt. Jede Strategie durchlief { $histories ->
    [1] 1 Zufallsverlauf
   *[other] { $histories } Zufallsverläufe
} (Länge: { $horizon }; davor, ohne gezählt zu werden, unter der Vergleichsbasis: { $warmup }; danach, bis offene Anliegen zu Ende waren: { $cooldown }). Vor dem ersten Ereignis wurde das Modell selbst gerechnet, um zu finden, was aus den Eingaben folgt.
page-method-paired = Jede Strategie durchläuft dieselben Zufallsverläufe: dieselben Kunden mit denselben Anliegen an denselben Tagen und demselben Glück in jedem. Ein Unterschied wird deshalb innerhalb jedes Verlaufs gebildet und dann gemittelt. Ein 95-%-Intervall kommt aus der Streuung über die Verläufe (Jackknife, t-Verteilung); ein Unterschied, dessen Intervall 0 enthält, gilt als keiner{ $coarse ->
    [yes] , und ebenso einer, der nicht größer ist als das, was der Maßstab daran bewirkt
   *[no] {""}
}.
page-validation = Prüfung
page-validation-is = Die Warteschlangen stimmen mit den geschlossenen Formeln von Erlang überein, wo es für einen Betrieb eine gibt; Gesetze wie das von Little und die Überdeckung der Intervalle sind Tests des Programms.
page-validation-fitted = Einige Eingaben wurden so angepasst, dass ein Ergebnis eine veröffentlichte Zahl trifft; diese Zahl sagt dann nichts darüber, ob das Modell stimmt.
page-limits = Grenzen
page-limit-crowd = Von { $scale } Kunden wurde einer begleitet; alle übrigen standen als Anzahlen in denselben Schlangen, sodass die Wartezeiten die des ganzen Betriebs sind. Umfragen und was je Kunde gezählt wird, sind die der Begleiteten.
page-limit-formula = Von { $scale } Kunden wurde einer begleitet; wie viele Kontakte aller in Arbeit sind und warten, folgt einer Formel mit dem Personal von 1:1, und mit ihm die Wartezeit. Wo es wenige Kräfte gibt oder Teams nur einen Teil ihrer Kontakte teilen, ist sie eine Näherung. Umfragen und was je Kunde gezählt wird, sind die der Begleiteten.
page-limit-whole = Jeder Kunde wurde simuliert (Maßstab 1:1), die Wartezeiten sind also die des ganzen Betriebs.
page-limit-scale = Ein Kunde von { $scale } wurde simuliert (Maßstab 1:{ $scale }). Das Personal behält seine Reserve gegen den Zufall, aber Warteschlangen lassen sich nicht maßstäblich verkleinern: Wartezeiten, Abbrüche und was aus ihnen folgt sind die eines kleinen Betriebs mit vergleichbarer Reserve.
page-limit-withheld = Zu viele geben das Warten auf, um in diesem Maßstab die Zufriedenheit zu beurteilen: { $list }. Sie sollten im Maßstab 1:1 gerechnet werden, bevor man sich darauf verlässt.
page-limit-inputs = Unsichere Eingaben werden mit je einem Wert verwendet, außer in gezogenen Welten; was außerhalb der Spannen liegt, hat niemand versucht.
page-limit-agents = Die Mitarbeitenden eines Teams sind gleich, sofern sie als Personen geführt werden bis auf ihre Dienstzeit, und die Fluktuation reagiert nicht darauf, wie schwer die Arbeit geworden ist, es sei denn, das Szenario sagt es.
page-limit-value = Der Wert verlorener Kunden stellt den Wert eines ganzen Kundenlebens neben die Löhne des Zeitraums: Er ist als Unterschied zu lesen.

# Wie sich der Lauf wiederholen lässt.

page-run = { $fact ->
    [run] Lauf
    [version] Version
    [seed] Startwert
    [scale] Maßstab
   *[replications] Replikationen
}
page-same-bytes = Dieselbe Version ergibt dieselben Bytes, auf jedem Rechner und mit beliebig vielen Threads, in jeder Datei außer { $manifest } (eine Gestaltung, sofern es eine gibt, ist wieder anzugeben). Der Name des Laufs ist ein Hash aus Szenario, überschriebenen Werten, Versuchsplan und Version.
