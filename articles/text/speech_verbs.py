"""Verbs by which newspapers say that somebody spoke: the forms of a verb together, verbs apart by commas.

A verb may be *plain* (saying, thinking), of *manner* (smiling, nodding: it carries a quote only beside dash or
mark), or *split* by a particle after the subject («slår Moen fast», "points out").
"""

from __future__ import annotations

PLAIN_NB = """
sier sa sagt, forteller fortalte fortalt, forklarer forklarte forklart, mener mente ment, hevder hevdet, påstår
påsto påstod, opplyser opplyste, skriver skrev skrevet, tvitrer tvitret twitrer twitret, understreker understreket,
presiserer presiserte, påpeker påpekte, poengterer poengterte, fremhever fremhevet framhever framhevet, bemerker
bemerket, tilføyer tilføyde, svarer svarte, spør spurte, undres undret, lurer lurte, kommenterer kommenterte,
konstaterer konstaterte, fastslår fastslo, konkluderer konkluderte, oppsummerer oppsummerte, innrømmer innrømmet
innrømte, erkjenner erkjente, medgir medga medgav, vedgår vedgikk, bekrefter bekreftet, avkrefter avkreftet,
benekter benektet nekter nektet, avviser avviste, tilbakeviser tilbakeviste, lover lovet lovte, garanterer
garanterte, forsikrer forsikret, forsvarer forsvarte, advarer advarte, oppfordrer oppfordret, råder, anbefaler
anbefalte, krever krevde, foreslår foreslo, utdyper utdypet utdypte, fortsetter fortsatte, avslutter avsluttet,
begynner begynte, innleder innledet, åpner åpnet, gjentar gjentok, repeterer repeterte, innvender innvendte,
protesterer protesterte, repliserer repliserte, kontrer kontret, parerer parerte, argumenterer argumenterte,
resonnerer resonnerte, filosoferer filosoferte, tror trodde, tenker tenkte, synes syntes, føler følte, husker
husket, minnes mintes, erindrer erindret, frykter fryktet, håper håpet håpte, ønsker ønsket, anslår anslo, tipper
tippet, spår spådde, vurderer vurderte, regner regnet, oppgir oppga oppgav, melder meldte, rapporterer rapporterte,
meddeler meddelte, formidler formidlet, varsler varslet, kunngjør kunngjorde, annonserer annonserte, proklamerer
proklamerte, erklærer erklærte, beskriver beskrev, karakteriserer karakteriserte, røper røpet røpte, avslører
avslørte, betror betrodde, tilstår tilsto tilstod, klager klaget klagde, beklager beklaget, kritiserer kritiserte,
berømmer berømmet, roser roste, skryter skrøt, beretter berettet, skildrer skildret, siterer siterte, vitner,
befaler befalte, insisterer insisterte, mumler mumlet, hvisker hvisket, roper ropte, skriker skrek, brøler brølte,
utbryter utbrøt, utroper utropte, begrunner begrunnet, illustrerer illustrerte, reflekterer reflekterte, antyder
antydet, antar antok, bedyrer bedyret, formaner formante, maner manet, ber ba bad, takker takket, gratulerer
gratulerte, uttaler uttalte, uttrykker uttrykte, avgjør avgjorde, kvitterer kvitterte, sammenfattet, anfører
anførte, bebreider bebreidet, beroliger beroliget, trøster trøstet, truer truet, trygler tryglet, skisserer
skisserte, tolker tolket, gjetter gjettet, stadfester stadfestet, drømmer drømte, mimrer mimret, nevner nevnte,
oppklarer oppklarte, orienterer orienterte, predikerer predikerte, referer refererer refererte, spesifiserer
spesifiserte, supplerer supplerte, utbroderer utbroderte, utmaler utmalte, ytrer ytret, hyller hyllet, forlanger
forlangte, etterlyser etterlyste, dementerer dementerte, bedømmer bedømte
"""

PLAIN_NN = """
seier sei, fortel fortalde fortalte, forklarar forklara, meiner meinte meinar, hevdar hevda, påstår påstod, opplyser
opplyste, skriv skreiv, understrekar understreka, presiserer presiserte, påpeikar påpeika, poengterer poengterte,
framhevar framheva, merkar, svarar svara, spør spurde, undrast undra, lurar, fastslår fastslo, innrømmer innrømde
innrømma, erkjenner erkjende, vedgår vedgjekk, stadfestar stadfesta, avkreftar avkrefta, nektar nekta, avviser
avviste, tilbakeviser, lovar lova, forsikrar forsikra, forsvarar forsvara, åtvarar åtvara, oppmodar oppmoda, rår
rådde, tilrår tilrådde, krev kravde, føreslår føreslo, utdjupar utdjupa, fortset fortsette, avsluttar avslutta,
byrjar byrja, innleier innleidde, opnar opna, gjentek gjentok, innvender innvende, trur trudde, tenkjer tenkte,
synest syntest, tykkjer tykte, kjenner, hugsar hugsa, minnest mintest, fryktar frykta, håpar håpa, vonar vona,
ønskjer ønskte, ynskjer ynskte, anslår anslo, tippar tippa, spår spådde, vurderer vurderte, reknar rekna, oppgjev
oppgav oppgir, melder melde, rapporterer, varslar varsla, kunngjer kunngjorde, erklærer, skildrar skildra, avslører
avslørte, røper røpte, tilstår tilstod, klagar klaga, beklagar beklaga, rosar rosa, skryt skraut, kviskrar kviskra,
ropar ropa, skrik, grunngjev grunngav, antyder antyda, ventar venta, takkar takka, uttalar uttala uttaler, legg la,
kommenterer kommenterte, konstaterer konstaterte, konkluderer konkluderte, oppsummerer oppsummerte, repliserer
repliserte, mimrar mimra, nemner nemnde, avgjer avgjorde, gissar gissa, drøymer drøymde, tolkar tolka, forlangar
forlangte, trugar truga, trøystar trøysta, roar roa, undrar, medgjev medgav, tilføyer tilføyde, slær, orienterer
orienterte, refererer refererte, etterlyser etterlyste, gjentar, beskriv beskreiv, uttrykkjer uttrykte, argumenterer
argumenterte, protesterer protesterte, kritiserer kritiserte, samanfattar samanfatta, vitnar vitna, utropar utropa,
utbryt utbraut, tvitrar tvitra, spekulerer spekulerte
"""

PLAIN_EN = """
says said say saying, warn tell argue believe think insist suggest write explain add admit deny agree complain hope
urge fear ask declare conclude confirm recall remember maintain predict announce swear, tells told telling, writes
wrote writing, adds added adding, explains explained explaining, notes noted noting, claims claimed claiming, states
stated stating, argues argued arguing, asserts asserted asserting, asks asked asking, answers answered answering,
replies replied replying, responds responded responding, comments commented commenting, remarks remarked remarking,
observes observed, concludes concluded, continues continued, announces announced, declares declared, admits admitted,
acknowledges acknowledged, concedes conceded, confirms confirmed, denies denied, insists insisted, warns warned
warning, promises promised, pledges pledged, vows vowed, urges urged urging, suggests suggested, recalls recalled,
remembers remembered, reports reported, reveals revealed, stresses stressed, emphasises emphasised emphasizes
emphasized, maintains maintained, alleges alleged, contends contended, complains complained, jokes joked, quips
quipped, laments lamented, muses mused, wonders wondered, thinks thought thinking, believes believed, hopes hoped,
predicts predicted, estimates estimated, proclaims proclaimed, exclaims exclaimed, shouts shouted, yells yelled, cries
cried, whispers whispered, mutters muttered, tweets tweeted, reads, testifies testified, agrees agreed, counters
countered, elaborates elaborated, reiterates reiterated, repeats repeated, speculates speculated, theorizes theorized,
cautions cautioned, boasts boasted, begins began, describes described, clarifies clarified, summarises summarised
summarizes summarized, interjects interjected, retorts retorted, advises advised, posts posted, blogs blogged,
recounts recounted, marvels marvelled marveled, protests protested, pleads pleaded, begs begged, demands demanded,
opines opined, posits posited, rejoins rejoined, teases teased, gushes gushed, snaps snapped, grumbles grumbled, jests
jested, enthuses enthused, fumes fumed, gasps gasped, groans groaned, mumbles mumbled, murmurs murmured, screams
screamed, swears swore, thunders thundered, utters uttered, informs informed, accused, decries decried, discloses
disclosed, figured, implores implored, recommends recommended, reflects reflected, reassures reassured, reckons
reckoned, affirms affirmed, attests attested, avers averred, reading
"""

MANNER = """
smiler smilte smilar, ler lo lær, humrer humret humrar humra, flirer flirte, fniser fnisa fniste, gliser gliste,
nikker nikket nikkar nikka, peker pekte peikar peika, sukker sukket sukkar sukka, stønner stønnet stønnar, gråter
gråt græt, hulker hulket, stråler strålte strålar strålte, jubler jublet jublar jubla, spøker spøkte, fleiper
fleipet fleipar fleipa, tuller tullet tullar, raser raste, tordner tordnet, freser freste, snerrer snerret, fnyser
fnøs, gjesper gjespet, nøler nølte, svelger svelget, rister ristet, vinker vinket, ironiserer ironiserte, laughs
laughed laughing, smiles smiled smiling, nods nodded, sighs sighed, grins grinned, chuckles chuckled, shrugs
shrugged, sobs sobbed
"""

# Split verbs, and the particles one of which follows the subject: «legger han til», «gjorde ho merksam på».
_SPLIT_VERBS = (
    ("legger la legg føyer føyde", "til"),
    ("slår slo", "fast"),
    ("holder holdt held heldt", "fram frem"),
    ("setter satte set skyter skjøt skyt skaut bryter brøt bryt braut", "inn"),
    ("bryter brøt bryt braut", "ut av"),
    ("gjør gjorde gjer", "oppmerksom merksam klart"),
    ("tar tok tek", "til opp"),
    ("gir ga gav gjev", "uttrykk"),
    ("points pointed pointing", "out"),
    ("go goes went going", "on"),
    ("sums summed", "up"),
    ("puts put", "it"),
    ("cries cried calls called blurts blurted", "out"),
    ("går gikk gjekk", "videre vidare"),
    ("fyller fylte", "ut inn"),
    ("chimes chimed", "in"),
)


def _forms(*tables: str) -> frozenset[str]:
    return frozenset(form for table in tables for form in table.replace(",", " ").split())


SPLIT = {
    form: frozenset(
        particle for forms, particles in _SPLIT_VERBS if form in forms.split() for particle in particles.split()
    )
    for form in _forms(*(forms for forms, _ in _SPLIT_VERBS))
}
# «heter det i rapporten», «står det i brevet»: nobody is named as speaking but a writing is.
STANDING = _forms("heter het hette heiter heitte står stod sto lyder lød lydde")
# "The sign read: …", "read a statement": a writing says it, where a person only reads it.
WRITTEN = _forms("read")
# «kaller forslaget «…»», "described it as "…"": what is in the marks is the caller's word for it.
CALLING = _forms(
    """
    kaller kalte kallar kalla omtaler omtalte omtalar beskriver beskrev skildrar skildra betegner betegnet stempler
    stemplet stemplar stempla karakteriserer karakteriserte calls called describes described brands branded labels
    labelled labeled dubs dubbed characterises characterised characterizes characterized slams slammed dismissed
    """
)
# How finite verbs of Norwegian, and past ones of English, end: a word after a quote that ends so may tell who spoke.
LOOKS_FINITE = ("er", "ar", "te", "de", "et", "ed", "a", "ir", "år", "ok", "eik", "aug", "øy", "ang", "ev", "øs", "ør")


PLAIN = _forms(PLAIN_NB, PLAIN_NN, PLAIN_EN) - {"la", "legg"}
SPEECH = PLAIN | _forms(MANNER)
# After these the speaker may well go on: «…, fortsatte han, men …».
GOING_ON = _forms(
    "fortsetter fortsatte fortset fortsette, gjentar gjentok gjentek, utdyper utdypet utdjupar, "
    "continues continued, adds added"
)
