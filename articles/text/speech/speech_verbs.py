"""Verbs by which newspapers say that somebody spoke: the forms of a verb together, verbs apart by commas.

A verb may be *plain* (saying, thinking), of *manner* (smiling, nodding: it carries a quote only beside dash or
mark), or *split* by a particle after the subject («slår Moen fast», "points out").
"""

from __future__ import annotations

from articles.text.speech.norwegian_verbs import MANNER_NORWEGIAN, PLAIN_NORWEGIAN

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
reckoned, affirms affirmed, attests attested, avers averred, reading, orders ordered ordering, commands commanded,
instructs instructed, inquires inquired enquires enquired, queries queried, offers offered, ventures ventured, objects
objected, corrects corrected, apologises apologised apologizes apologized, resumes resumed, finishes finished,
proposes proposed, cautions, hints hinted, implies implied, guesses guessed, recites recited, prompts prompted, echoes
echoed, scolds scolded, chides chided, concurs concurred, quotes quoted, captions captioned
"""

MANNER_EN = """
laughs laughed laughing, smiles smiled smiling, nods nodded, sighs sighed, grins grinned, chuckles chuckled, shrugs
shrugged, sobs sobbed, scoffs scoffed, sneers sneered, hisses hissed, growls growled, barks barked, bellows bellowed,
roars roared, shrieks shrieked, wails wailed, whines whined, moans moaned, croaks croaked, breathes breathed, drawls
drawled, stammers stammered, stutters stuttered, chirps chirped, snarls snarled, snorts snorted, sniffs sniffed, coos
cooed, pipes piped, booms boomed, spits spat, sings sang, beams beamed, giggles giggled, pants panted, winces winced,
persists persisted, interrupts interrupted, presses pressed, soothes soothed, mocks mocked, taunts taunted, scowls
scowled, returns returned, frowns frowned, grunts grunted, squeals squealed, yawns yawned, rasps rasped, wheezes
wheezed
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
    ("cries cried calls called blurts blurted gets got forces forced chokes choked bursts burst", "out"),
    ("cuts cut puts put breaks broke chips chipped", "in"),
    ("shoots shot fires fired hits hit calls called", "back"),
    ("speaks spoke pipes piped", "up"),
    ("går gikk gjekk", "videre vidare"),
    ("fyller fylte fyll", "ut inn på"),
    ("vil ville", "vite vita"),
    ("får fikk fekk", "fram frem"),
    ("stemmer stemte stemde", "i"),
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


PLAIN = _forms(PLAIN_NORWEGIAN, PLAIN_EN) - {"la", "legg"}
SPEECH = PLAIN | _forms(MANNER_NORWEGIAN, MANNER_EN)
NORWEGIAN = _forms(PLAIN_NORWEGIAN, MANNER_NORWEGIAN)
# After these the speaker may well go on: «…, fortsatte han, men …».
GOING_ON = _forms(
    "fortsetter fortsatte fortset fortsette, gjentar gjentok gjentek, utdyper utdypet utdjupar, "
    "continues continued, adds added"
)
