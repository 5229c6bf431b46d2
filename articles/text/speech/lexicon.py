"""Word lists for bokmål, nynorsk and English: what a word is, never what to do about it."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Subject pronouns that can be said to speak.
HE = _words("han he")
SHE = _words("hun ho she")
THEY = _words("de dei they begge both")
FIRST_PERSON = _words("jeg eg vi me I we")  # «i» and «I går» are no pronouns, and tokens tell them apart
NAMELESS_PRONOUNS = THEY | FIRST_PERSON | _words("du you man it det")
PRONOUNS = HE | SHE | THEY | FIRST_PERSON | _words("du you vedkommende sistnevnte sistnemnde man")

DETERMINERS = _words(
    """
    one en ei et ein eit den det de dei denne dette disse desse the a an this that these those his her its their our my
    your hans hennes hennar deres deira sin si sitt
    """
)
# What tells Norwegian from English, where "I" is a pronoun.
NORWEGIAN_WORDS = _words(
    """
    og er det som av til en ei et ein eit sa sier seier har var ikke ikkje skriver skriv skrev skreiv dag den de dei
    """
)
POSSESSIVES = _words("min mi mitt mine din di ditt sin si sitt sine hans hennes hennar vår vårt våre deres deira")

# Words that can tie a place or an organisation to a title: «talsmann for departementet», "editor at the Gazette".
TITLE_PREPOSITIONS = _words("i for ved av fra frå på hos of for at from in to with")
PLACE_PREPOSITIONS = _words("i for ved av frå fra på of at in")
PREPOSITIONS = TITLE_PREPOSITIONS | _words(
    """
    til under over etter om mot mellom med uten utan overfor ovanfor gjennom før innen innan siden sidan bak blant
    utenfor utanfor inni inne ute oppe nede borte rundt kring langs during after
    before on by as about into near against behind beside inside beneath above below within across along among towards
    without over through between since until upon onto throughout around toward despite via beyond except
    """
)
CONJUNCTIONS = _words(
    """
    og men eller for så at som mens medan når da då fordi dersom hvis om før etter idet samtidig der hvor kor and but
    or when while who which that because as if where whose since so though although unless until
    """
)
OBJECTS = _words("him me us them meg oss dem henne honom hen hverandre kvarandre herself himself itself themselves")
REFLEXIVES = _words("seg meg deg oss dykk dere itself himself herself themselves")
ENGLISH_ARTICLES = _words("a an the")
INDEFINITE = _words("en ei et ein eit a an")
AND = _words("og and &")
RELATIVES = _words("som der who which that whose")
QUANTIFIERS = _words(
    """
    all alle some somme noen nokre many mange several flere fleire both både few få most each hver kvar every enkelte
    other others andre another two to three tre four fire five fem six seks begge
    """
)
# People and bodies that speak without an article.
SOMEBODY = _words(
    """
    politiet police folk people tiltalte siktede siktete mistenkte fornærmede avdøde saksøkte saksøkeren tiltalde
    sikta fornærma everyone everybody someone somebody nobody anyone critics officials experts residents witnesses
    neighbours neighbors authorities researchers scientists prosecutors investigators doctors lawyers organisers
    organizers parents supporters opponents staff parliament congress mamma pappa mor far bestemor bestefar mormor
    farmor morfar farfar mora bestemora vedkommende ingen ingenting alle noen nokon
    """
)
ADVERBS = _words(
    """
    slik slikt sånn ikke ikkje også òg videre vidare nå no her så litt selv sjølv imidlertid derimot likevel dermed
    først seinere senere deretter igjen att blant bare berre heilt helt tydelig mandag tirsdag onsdag torsdag fredag
    lørdag laurdag søndag måndag tysdag dag går morges kveld i-dag today yesterday later also then now monday tuesday
    wednesday thursday friday saturday sunday again not angivelig visstnok nemlig nemleg altså fremdeles framleis
    omsider endelig endeleg plutselig brått stille rolig roleg alvorlig tørt kort bestemt ironisk oppgitt stolt
    spøkefullt quietly softly simply previously recently once earlier soon finally reportedly allegedly famously
    repeatedly publicly jokingly bluntly still often always never just only even
    meanwhile however nevertheless indeed perhaps maybe instead afterwards
    """
)
# Adverbs of several words, which may stand between the verb and who speaks: «sa i går Moen».
ADVERBIALS = tuple(
    tuple(phrase.split())
    for phrase in (
        *("i går", "i dag", "i kveld", "i natt", "i morges", "i fjor", "i ettermiddag", "en gang", "ein gong"),
        *("på sin side", "på si side", "for sin del", "for sin egen del", "for sin part", "for eigen del", "til slutt"),
        *("blant annet", "blant anna", "mellom annet", "mellom anna", "med ett", "med en gang", "med ein gong"),
    )
)
NOUNS_IN_LY = _words("family assembly ally reply supply monopoly bully fly")
# A finite verb right after «sa han» makes the clause part of what is said: «… sa han ville komme».
FINITE = _words(
    """
    er var har hadde vil ville kan kunne skal skulle må måtte bør burde blir ble vart blei får fikk fekk kommer kom
    går gikk is was are were has have had will would can could shall should may might must does did
    """
)

# English verbs that no ending tells: a word among them ends the phrase that names who acts.
ENGLISH_VERBS = _words(
    """
    came come went goes took takes got gets ran stood sat gave gives made makes met left kept keeps began knew saw felt
    held led lost put sent spoke shot looks turns walks comes gets sits stands
    """
)
# How a clause begins that says where something was said: «under en pressekonferanse», «til NRK».
SETTINGS = _words("under på i ved etter til hos foran overfor during in at on after to from outside")
ACCORDING = tuple(
    tuple(phrase.split())
    for phrase in (
        *("ifølge", "ifølgje", "ifylgje", "i følge", "i følgje", "skal vi tro", "med ordene til", "med orda til"),
        *("according to", "in the words of"),
    )
)
# «lyder svaret fra Moen», «kommer det kontant fra Moen»: what comes from somebody without a verb of speech.
ANSWERS = _words(
    "det svaret beskjeden meldingen meldinga oppfordringen oppfordringa rådet dommen omkvedet refrenget kommentaren"
)
COMES = _words("er var lyder lød lydde kommer kom kjem")
FROM = _words("fra frå from")
HELPERS = _words("har hadde skal kan vil må får pleier pleide plar brukar has had")
# Verbs whose subject hears what is said, where one of these stands before them.
HEARD = _words("told asked informed warned advised urged ordered reminded fortalt spurt spurd bedt")
PASSIVE = _words("is are was were be been being ble blei vart blir vert bli blitt vorte vorten")
SAYING = _words("si seie seia")  # infinitives after them
# Where a speaker goes on after an interruption: «…, sa han, men vi …».
TURNS = _words("men og for fordi så hvis når da but and because so")

# Names of trades and offices; a word that ends in one of them is a title too («romforsvarsminister»).
TITLE_ENDINGS = tuple(
    _words(
        """
        minister president sekretær ambassadør ordfører ordførar ordføraren ordføreren leder leiar sjef direktør
        styrer styrar rektor dekan prest biskop prost professor forsker forskar lektor lærer lærar student økonom
        analytiker analytikar ekspert spesialist rådgiver rådgivar rådgjevar konsulent advokat dommer dommar aktor
        jurist lensmann politimester politimeister etterforsker etterforskar offiser general oberst major kaptein
        admiral løytnant lege sykepleier sjukepleiar kirurg psykolog psykiater overlege overlækjar tannlege veterinær
        ingeniør arkitekt redaktør journalist reporter kommentator korrespondent forfatter forfattar kritiker kritikar
        kunstner kunstnar skuespiller skodespelar musiker musikar artist sanger songar regissør produsent fotograf
        trener trenar spiller spelar keeper løper løpar skiløper idrettsutøver målvakt spiss talsmann talskvinne
        talsperson talsmannen talskvinnen talspersonen representant politiker politikar nestleder nestleiar formann
        formannen varaordfører statsråd statssekretær byråd fylkesmann statsforvalter statsforvaltar rådmann
        kommunedirektør inspektør konsul diplomat utsending gründer eigar investor meglar megler bonde fisker fiskar
        skipper styrmann brannsjef vaktleder innsatsleder operasjonsleder krimsjef tillitsvalgt tillitsvald
        medarbeider medarbeidar ansatt assistent koordinator mester meister konge dronning prins prinsesse kronprins
        pensjonist baker bartender servitør vaktmester frisør snekker elektriker historiker historikar filosof
        sosiolog biolog geolog meteorolog klimaforsker samfunnsviter statsviter statsvitar komponist dirigent
        forlegger forleggar bibliotekar museumsdirektør pappa mamma søster syster datter dotter onkel tante ektemann
        kvinne kompis secretary ambassador mayor leader chief director manager chairman chairwoman chair spokesman
        spokeswoman spokesperson researcher scientist teacher lecturer economist analyst expert adviser advisor
        consultant lawyer attorney judge prosecutor officer colonel captain lieutenant sergeant doctor nurse surgeon
        psychologist engineer architect editor correspondent author writer critic actor actress musician singer
        producer photographer coach player goalkeeper senator congressman congresswoman governor representative
        politician deputy councillor councilor commissioner inspector detective sheriff undersecretary chancellor
        queen prince princess bishop priest pastor founder owner co-founder farmer activist campaigner historian
        philosopher administrator striker midfielder defender strategist superintendent principal premier
        paediatrician curator conductor composer member forsvarer forsvarar fylkesråd kommunalråd departementsråd
        politimann brannmann tjenestemann tenestemann gårdeier huseier grunneier medeier huseigar grunneigar bestevenn
        svigerfar svigermor bestefar bestemor storebror lillebror kjøpmann nordmann innbytter innbyttar målscorer
        vitne barnsmor barnsfar barnemor
        amanuensis stipendiat postdoktor havende havande ombud verge fenrik sersjant kommandør brigader korporal
        imam rabbiner pave kardinal agent gartner rørlegger murer tømrer sveiser montør operatør sjåfør pilot pedagog
        logoped terapeut farmasøyt apoteker olog gitarist pianist bassist vokalist solist trommeslager koreograf
        scenograf geograf komiker danser kontrollør revisor regnskapsfører turist aktivist redningsmann
        soldat ologist physicist chemist columnist novelist guitarist vocalist soloist drummer dancer painter sculptor
        designer developer entrepreneur executive banker broker accountant auditor firefighter paramedic dispatcher
        sailor soldier fisherman rancher breeder grower butcher chef waiter waitress student graduate teenager trucker
        envoy delegate lawmaker legislator dean provost treasurer clerk trustee coordinator organiser organizer planner
        guard quarterback linebacker pitcher sophomore freshman
        trainer instructor supervisor counselor counsellor translator veteran survivor nominee candidate
        """
    )
)
# What stands before a name that is not one person's.
GROUPS = _words("familien familie ekteparet slekten slekta firmaet selskapet gruppen gruppa bandet family")
# Somebody without a name: whoever a pronoun means next, it is not the person named before.
NAMELESS = _words(
    """
    kvinne kvinnen kvinna mann mannen gutt gutten gut guten jente jenta fornærmede fornærma tiltalte tiltalde siktede
    sikta woman man girl boy defendant suspect victim
    """
)
# Short ones, which end many other words too («Ulven», «Meier»): titles only as whole words.
TITLES = _words("eier elev kokk far mor bror sønn son kone kona mann venn ven nabo poet king ceo cfo dr")
# What may stand before a title and belongs to it: «daglig leder», «administrerende direktør».
TITLE_ADJECTIVES = _words(
    """
    daglig dagleg administrerende administrerande assisterende assisterande fungerende fungerande konstituert politisk
    tidligere tidlegare avtroppende påtroppende nyvalgt nyvald første fyrste emeritus konserndirektør
    viseadministrerende former senior junior acting deputy assistant chief executive retired associate
    """
)
# What an office is called by another word: «statsråden» is a minister, whatever for.
SAME_OFFICE = {
    "statsråd": ("minister", "statsråd"),
    "politiker": ("politiker", "representant", "ordfører", "statsråd", "minister"),
    "politikar": ("politikar", "representant", "ordførar", "statsråd", "minister"),
    "forsker": ("forsker", "professor", "stipendiat", "amanuensis"),
    "forskar": ("forskar", "professor", "stipendiat", "amanuensis"),
    "advokat": ("advokat", "forsvarer", "forsvarar"),
    "forsvarer": ("forsvarer", "advokat"),
    "sjef": ("sjef", "direktør", "leder", "leiar"),
    "stortingsrepresentant": ("stortingsrepresentant", "politiker", "politikar"),
}
# Offices that are shortened: «fung. rektor», «adm. dir. Kari Vik».
SHORT_OFFICES = _words("fung adm ass konst kst tidl dir visedir avd prof dr stud stip asst")
# What a degree is shortened to, before a name and with points: «dr. scient. Odd Vik».
ACADEMIC = _words("scient philos med cand mag polit oecon theol siv ing art psychol")
ENGLISH_HONORIFICS = _words(
    """
    mr mrs ms miss dr prof sir dame lord lady hr fr fru frk herr sen rep gov gen col lt sgt capt maj cmdr cpl rev hon
    """
)
# Capitalised words that stand before a name in English titles: «Home Secretary Mary Holt».
ENGLISH_TITLE_WORDS = _words(
    """
    prime home foreign finance defence defense interior justice vice deputy senior former acting general chief
    executive shadow first lady attorney team associate assistant civil national state
    """
)
# Names that are other words in small letters: given ones, surnames, and Asian ones that look like pronouns.
GIVEN_LIKE_WORDS = _words("hans dag even just will may")
SURNAMES_LIKE_WORDS = _words("stille berre kort lo stolt rolig")
ASIAN_LIKE_PRONOUNS = _words("han ho he vi")
NAMES_LIKE_WORDS = GIVEN_LIKE_WORDS | SURNAMES_LIKE_WORDS | ASIAN_LIKE_PRONOUNS
# Given names in -s, which are no genitives: «sa Lars», not «Lars' statsminister».
NAMES_IN_S = _words(
    """
    hans jens lars anders nils jonas mats mads klaus claus johannes mathias mattias tobias andreas elias lukas lucas
    markus marcus magnus rasmus thomas tomas jacobs james charles chris dennis louis nicholas nikolas alexis iris
    agnes ines doris phyllis francis silas linus julius claes lis kris jorges carlos luis jesus moses thales idris
    boris denis andres niels truls frans hannes peters jarls vegas
    """
)
NAME_PARTICLES = _words("von van de der den di da dos del della al el bin ibn ben af la le du ter ten zu")

# «såkalte «dobbeltbruksteknologier»», «filmen «Kon-Tiki»»: what stands before a term or a title in marks.
TERM_SIGNS = _words(
    """
    såkalt såkalte såkalla kalt kalla kalles kallast kaller kallar kalle heter heiter het heitte hette døpt navnet
    namnet tittelen ordet begrepet omgrepet uttrykket slagordet kjent omtalt boka boken romanen filmen serien stykket
    låten låta sangen songen albumet plata platen diktet programmet podkasten utstillingen utstillinga bladet spillet
    spelet prosjektet singelen hiten slageren so-called called named titled entitled dubbed nicknamed termed known
    film book novel album song series single show term word phrase slogan titles
    """
)

AGENCIES = _words(
    """
    ntb npk reuters ap afp dpa tt ritzau anb bloomberg itar-tass tass xinhua ntb-reuters ntb-afp ntb-ap ntb-tt ntb-
    ntb-ritzau
    """
)
MEDIA = _words(
    """
    nrk tv2 vg dagbladet aftenposten dagsavisen klassekampen nettavisen e24 abc nyheter bt bergens adresseavisen
    morgenbladet nationen vårt euronews bbc cnn nhk guardian politico axios dn svt dr yle spiegel faz bild wsj ft
    nordlys itromsø fædrelandsvennen firda varden lindesnes fremover khrono kapital finansavisen europower altinget
    sunnhordland hallingdølen gudbrandsdølen østlendingen budstikka romsdals møre-nytt hitra-frøya journalisten p4
    dagsrevyen dagsnytt rushprint npr cbs nbc fox sky kyodo yonhap tass ria interfax
    """
)
# How names of newspapers, channels and agencies end, folded.
MEDIA_ENDINGS = tuple(
    _words(
        """
        news avisen avisa aviso posten tidende tidend blad bladet times post gazette herald tribune journal press
        presse telegraph telegram nytt today magazine magasinet zeitung nyheter dagblad .no .com .uk weekly chronicle
        """
    )
)
REPORTS = _words(
    """
    skriver skriv melder rapporterer opplyser meldte skrev skreiv reports reported writes according ifølge ifylgje
    """
)

ABBREVIATIONS = _words(
    """
    mr mrs ms dr prof st jr sr hr fr nr no kl ca f.eks bl.a o.l osv mm etc vs gen sen rep gov lt col sgt capt rev hon
    m.m fung ass konst kst dir visedir avd stud cand asst t.d dvs d.v.s pga mill mrd kr kap red jf jfr tlf inkl eks tidl
    adm
    """
)
