"""Norwegian verbs of speech in both standards: regular ones by stem and class, the others form by form.

A stem takes the endings of bokmål and nynorsk alike, for bokmål has «jubla» too, and nynorsk «meinte».
"""

from __future__ import annotations


def _conjugated(classes: dict[tuple[str, ...], str], irregular: str) -> str:
    regular = (_form(stem, end) for endings, stems in classes.items() for stem in stems.split() for end in endings)
    return " ".join((*regular, irregular))


def _form(stem: str, ending: str) -> str:
    """Of two like consonants one goes before a third: «innrømmer», «innrømte»."""
    doubled = stem[-1] == stem[-2] and ending[0] in "td"
    return (stem[:-1] if doubled else stem) + ending


_A = ("er", "et", "a", "ar")
_TE = ("er", "te")
_DE = ("er", "de")

PLAIN_NORWEGIAN = _conjugated(
    {
        _A: """
        anmod antyd avkreft avrund avslutt bebreid bedyr begrunn beklag bekreft bemerk benekt berett berolig berømm
        brumm byrj erindr formidl forsikr framhev fremhev frykt giss gjett grubl hevd hugs husk hvisk hyll håp
        innled innrømm jamr klag kviskr lov man mimr muml murr nekt nemn oppfordr oppklar oppmod oppmuntr opn påpeik
        regn rekn ro ros røp samanfatt sammenfatt skildr skravl stadfest stamm stotr takk tilskynd tipp tolk tru trug
        trygl trøst trøyst tvitr twitr understrek undr utdjup utdyp utrop uttal varsl von ytr åpn åtvar ønsk
        """,
        _TE: """
        advar anbefal anfør anklag annonser appeller argumenter avklar avslør avvis bedømm befal begynn brøl
        dementer drømm eksemplifiser erkjenn erklær estimer etterlys filosofer forklar forlang forman formuler
        forsvar funder føl garanter gratuler informer illustrer innrømm innvend insister instruer inviter
        karakteriser kommander kommenter konkluder konstater kritiser kvitter lov lur håp meddel mein meld men
        moraliser nevn noter oppklar opplys oppsummer orienter parer poengter predik prediker presiser
        proklamer protester påpek rapporter reager referer reflekter rekapituler repeter repliser resonner rop
        ros røp siter skisser spekuler spesifiser suppler svar tenk tenkj tilbakevis tykk utbroder utdyp utmal
        utrop uttal uttrykk uttrykkj vurder ønsk
        """,
        _DE: "drøym erkjenn innrømm klag krev nemn opplev tilføy",
    },
    """
    sier sa sagt seier sei, forteller fortel fortalte fortalde fortalt, skriver skriv skrev skreiv skrevet, mener
    ment, forklart, spør spurte spurde, svarar svara, forklarar forklara, forsvarar forsvara, ropar ropa, vitner
    vitnar vitna, kontrer kontret, tror trur trodde trudde, synes synest syntes syntest, undres undrast, minnes
    minnest mintes mintest, minner minte, påstår påsto påstod, fastslår fastslo, fastholder fastholdt fastheld
    fastheldt, medgir medgjev medga medgav, vedgår vedgikk vedgjekk, foreslår føreslår foreslo føreslo, fortsetter
    fortset fortsatte fortsette, gjentar gjentek gjentok, anslår anslo, spår spådde, rår rådde, råder, tilrår
    tilrådde, oppgir oppgjev oppga oppgav, kunngjør kunngjer kunngjorde, avgjør avgjer avgjorde, grunngir
    grunngjev grunnga grunngav, beskriver beskriv beskrev beskreiv, betror betrodde, tilstår tilsto tilstod,
    skryter skryt skrøt skraut, utbryter utbryt utbrøt utbraut, skriker skrik skrek skreik, ber ba bad, melde,
    innvende, innleier innleidde, krev kravde, forlangar, lurar, antar antok, merkar, meinar, kjenner, tykkjer
    tykte, ventar venta, ønskjer ynskjer ynskte, sverger sverget sverja svor, legg la
    """,
)
MANNER_NORWEGIAN = _conjugated(
    {
        _A: """
        blunk buldr dundr ert fleip flisn fnis gjesp glefs grynt harsel hikst himl hoi host hulk humr jubl
        klukk kremt mukk nikk nynn peik rist skjemt snerr snufs snøft stønn sukk svelg tordn tull tøys vink
        vits
        """,
        _TE: "flir fnis fres glis himl hves hyl hvin ironiser pek ras smil spøk strål nøl",
    },
    """
    kvesser kvesste, småler smålær smålo, smilar flirar spøkar strålar nølar, ler lær lo, fnyser fnys fnøs fnaus, gråter
    græt gråt, kniser knis kneis, knegger kneggjer, piper pip peip, synger syng
    """,
)
