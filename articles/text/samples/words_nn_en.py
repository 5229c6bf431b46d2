"""Nynorsk and English: fewer stories, so fewer words."""

from articles.text.samples.theme import Language, Theme

NN = Language(
    themes=(
        Theme(
            "innenriks",
            "Skole",
            ("skole", "politikk", "forskning"),
            "{place} skole",
            (
                "Skulen i {place} får eigen hage",
                "Vil ha fleire vaksne inn i skulen i {place}",
                "Elevane i {place} lagar mat til heile bygda",
            ),
            (
                "Elevane har dyrka poteter, og no skal dei selje dei på torget.",
                "Kommunen set av {mill} millionar kroner til nye stillingar frå hausten.",
                "Ein gong i månaden blir gymsalen gjord om til matsal for {m} gjester.",
            ),
            (
                "Skulen har {m} elevar og ligg midt i {place}.",
                "I ei undersøking svarar {pct} prosent at dei trivst godt.",
                "Tiltaket kostar {mill} millionar kroner i året.",
                "Foreldra har stilt opp på dugnad kvar laurdag.",
                "Ordninga skal vurderast på nytt om eit år.",
                "Lærarane har fått to dagar til å planleggje.",
            ),
            (
                "Ungane lærer mest når dei får bruke hendene",
                "Vi treng fleire vaksne som har tid",
                "Dette hadde vi ikkje fått til åleine",
                "Eg er stolt av det elevane har gjort",
            ),
            genres=("news", "feature"),
        ),
        Theme(
            "kultur",
            "Musikk",
            ("kultur", "politikk", "skole"),
            "{place}spelet",
            (
                "Spelemennene i {place} samlar tre generasjonar",
                "Fullt hus då {place}spelet opna",
                "Får pris for å ta vare på gamle slåttar",
            ),
            (
                "Den eldste er 84 år, den yngste er 9. Saman fyller dei samfunnshuset.",
                "Over {m} menneske såg opningskvelden, og regnet heldt seg borte.",
                "Arbeidet har teke {n} år, og samlinga tel no {m} opptak.",
            ),
            (
                "Opptaka skal gjerast tilgjengelege for alle.",
                "Prisen er på {n} tusen kroner.",
                "Rundt {pct} prosent av publikum kom utanfrå.",
                "Øvingane går føre seg i låven på prestegarden.",
                "Neste år skal spelet handle om den store flaumen.",
                "Noteheftet er alt trykt i nytt opplag.",
            ),
            (
                "Når ho stryk over strengene, høyrer eg bestefar",
                "Ein slått som ikkje blir spelt, er borte på eitt liv",
                "Vi spelar for dei som sit heime òg",
                "Det er ikkje museum, det er musikk",
            ),
            event="{place}spelet {year}",
            genres=("feature", "interview"),
        ),
        Theme(
            "okonomi",
            "Landbruk",
            ("næring", "forskning", "politikk"),
            "{place} Energi",
            (
                "Bøndene i {place} går saman om solkraft",
                "Tidleg vår gav rekordavling i {place}",
                "Vil lage gass av møkk i {place}",
            ),
            (
                "Med solceller på {n} fjøstak skal dei bli sjølvforsynte.",
                "Avlinga vart {pct} prosent større enn i eit vanleg år.",
                "Anlegget kostar {mill} millionar kroner og skal forsyne {m} husstandar.",
            ),
            (
                "Planen har vore drøfta i {n} år.",
                "Kvart tak gir nok straum til ti hus.",
                "Bøndene har skipa eit selskap som dei eig saman.",
                "Forskarar skal måle kva tiltaket har å seie for jorda.",
                "Søknaden ligg no hos fylket.",
                "Dei ventar svar før jul.",
            ),
            (
                "Taket ligg der likevel, så kvifor ikkje bruke det",
                "Vi har alltid levd av sola, no sel vi ho òg",
                "Det luktar mindre enn du trur",
                "Vi gjer dette for at nokon skal vilje ta over",
            ),
        ),
    ),
    facts={
        "": (
            "Det er ikkje første gongen saka er oppe.",
            "Fleire vi har snakka med, seier det same.",
            "Kva som skjer vidare, er ikkje avgjort.",
            "Kommunestyret skal handsame saka på neste møte.",
            "Saka har skapt stort engasjement.",
            "Møtet varte til langt på kveld.",
            "Nabokommunane følgjer nøye med.",
            "Mykje er gjort på dugnad.",
        )
    },
    subheads={
        "": ("Ventar på svar", "Slik er planen", "Ulike syn", "Lang historie", "Håpar på meir", "Skal møtast att")
    },
    quotes=(
        "Vi har lært mykje av dette",
        "No må vi sjå framover",
        "Dette handlar om tillit",
        "Eg skulle ønskje vi hadde byrja før",
        "Her har alle eit ansvar|også vi som styrer",
        "Det er lov å vere litt stolt i dag",
        "Vi tek kritikken på alvor",
    ),
    presents=(("seier", "seier {name}, {role}."), ("fortel", "fortel {name}, {role}.")),
    attributes=(("seier", "seier {last}."), ("seier", "seier {pron}."), ("meiner", "meiner {last}.")),
    writes=(("skriv", "i ein e-post", "skriv {last} i ein e-post."),),
    calls=(
        ("kallar", "{last} kallar det", "eit stort steg i rett retning"),
        ("kallar", "{last} kallar vedtaket", "ein siger for bygda"),
    ),
    cites="Det skriv {source}.",
    box=("Fakta: {place}", ("Saka vart kjend for {k} månader sidan.", "Rundt {m} personar er råka.")),
    marks="«»",
    she="ho",
    he="han",
    ai_use="Bakgrunnstala er samanstilte med kunstig intelligens og kontrollerte av redaksjonen.",
)

EN = Language(
    themes=(
        Theme(
            "utenriks",
            "Migrasjon",
            ("utland", "utland"),
            "Havrådet",
            (
                "{place} opens its northern border",
                "Seasonal workers return to {place}",
                "{place} drops plans for a border fence",
            ),
            (
                "The decision ends {n} months of waiting for families on both sides.",
                "Farmers say that {m} pairs of hands will save the harvest.",
                "The government says that the money is better spent on roads.",
            ),
            (
                "About {m} people cross the border on an ordinary day.",
                "The project was to cost {mill} million kroner.",
                "A poll found that {pct} per cent of voters agree.",
                "The first buses arrived shortly after dawn.",
                "Parliament is expected to vote within {n} days.",
                "Both governments have promised to share the costs.",
            ),
            (
                "A border is a line on a map, not a wall between neighbours",
                "We counted the cost, and then we counted the people",
                "This should have been done years ago",
                "Nobody is asked to leave their dignity at the gate",
            ),
            genres=("news", "analysis"),
        ),
        Theme(
            "okonomi",
            "Skipsfart",
            ("næring", "forskning", "politikk"),
            "{place} Verft",
            (
                "{place} Verft to build electric ferries",
                "Shipyard in {place} hires {n} workers",
                "Quiet harbour in {place} prepares for bigger ships",
            ),
            (
                "The order, worth {mill} million kroner, is the largest in the yard's history.",
                "After three lean years the order book is full again.",
                "A longer quay would let the town receive {m} calls a year.",
            ),
            (
                "The yard employs {m} people and trains {n} apprentices.",
                "Energy use is expected to fall by {pct} per cent.",
                "The first vessel is to be delivered in two years.",
                "Suppliers along the coast will build the hulls.",
                "The council will discuss the plan at its next meeting.",
                "Neighbours worry about noise and traffic.",
            ),
            (
                "We have built boats here since boats were made of wood",
                "An order is only an order when it is paid for",
                "The young people want to stay, and now they can",
                "Silence is the best thing about the new engines",
            ),
        ),
    ),
    facts={
        "": (
            "It is not the first time that the matter has come up.",
            "Several people described the same thing.",
            "What happens next is not yet clear.",
            "The figures come from the annual report.",
            "The meeting lasted well into the evening.",
            "A decision is expected within weeks.",
            "Few expected an answer so soon.",
            "The two sides are closer than they seem.",
        )
    },
    subheads={"": ("Waiting for an answer", "How it will work", "Divided views", "A long story", "Hopes for more")},
    quotes=(
        "We have learned a great deal from this",
        "It is too early to say where this leads",
        "This is about trust",
        "We take the criticism seriously|and we will answer it",
        "I wish we had started sooner",
        "Everybody has a part in this",
    ),
    presents=(("says", "says {name}, {role}."), ("explains", "explains {name}, {role}.")),
    attributes=(("says", "says {last}."), ("says", "{pron} says."), ("adds", "adds {last}.")),
    writes=(("writes", "in an email", "writes {last} in an email."),),
    calls=(
        ("calls", "{last} calls it", "a big step in the right direction"),
        ("calls", "{last} calls the plan", "a victory for common sense"),
    ),
    cites="{source} was the first to report it.",
    box=("Facts: {place}", ("The matter became known {k} months ago.", "About {m} people are affected.")),
    marks="“”",
    she="she",
    he="he",
    ai_use="Background figures were compiled with artificial intelligence and checked by the editors.",
)
