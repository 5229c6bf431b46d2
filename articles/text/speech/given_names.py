"""Given names that are as good as always a man's or a woman's: a hint for «han» and «hun», never more than likely.

The commonest of Statistics Norway's lists and of the English-speaking world; names that both bear are left out.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MEN = _words(
    """
    arnfinn mikkel emil jonas torstein ottar ragnar birk jens-erik adam ahmed alexander ali anders andreas andrew
    anthony arild arne arnt arve asbjørn asle atle benjamin bernt bill birger bjarne bjørn bob boris brian carl
    charles chris christian christopher dag daniel david donald edvard edward egil eirik einar eivind elias emmanuel
    eric erik erling espen eystein filip finn frank fred fredrik frode gabriel geir george gunnar gustav guttorm
    halvor hans harald harry henning henrik henry håkon håvard ivar jack jacob jakob james jan jarle jason jens jim jo
    joe johan johannes john johnny jon jonathan jostein justin jørgen kai karl karsten kenneth kevin kjell kjetil knut
    kristian kristoffer lars lasse leif lewis louis lucas lukas magne magnus marius mark markus martin mathias matthew
    michael mikael mike mohammed morten narve nils noah odd oddbjørn oddvar ola olaf olav ole olve oscar oskar otto
    paul per peter petter philip pål reidar richard roald roar robert roger rolf ronald rune ruben runar ryan sander
    sebastian sigurd simen simon sindre sondre stein steinar steve steven stian sturla svein sverre terje thomas thor
    thorbjørn tobias tom tomas tommy tor torbjørn tore torgeir trond trygve tryggve ulf vegard vegar vidar vladimir
    volodymyr walter werner will william yngve yusuf øystein øyvind åge åsmund
    """
)
WOMEN = _words(
    """
    aslaug ylva gunnvor torbjørg synnøve jorun randi rønnaug sigrun oddny åsta borghild arnhild agnes aisha alice
    amalie amanda amy ane angela anita anja ann anna anne annette anniken astrid aud aurora barbara beate bente berit
    betty birgit birgitte birgitta bjørg bodil britt camilla caroline carol cathrine cecilie charlotte christina
    christine cynthia deborah dina donna dorothy ebba eldrid eli elin eline elisabeth elise elizabeth ella ellen elsa
    else emilie emily emma erna eva fatima frida gerd gro grete grethe gudrun gunn gunhild guri hadia hanna hannah
    hanne hege heidi helen helena helene helga hilde hillary ida ine ingeborg inger ingrid ingvild iselin iren irene
    jane janne jennifer jessica johanne jorunn julia julie kaja kamala kari karen karin karoline kate katherine
    kathrine katrine kine kirsten kjersti kristin kristina kristine laila lan laura lene linda linn line lisa lise liv
    liz lotte maja malin margaret margrethe maren mari maria marianne marie marit marte martha martine mary mathilde
    maud merete mette michelle mia mona nancy nina nora oda olga olivia patricia pernille rachel ragnhild rebecca
    rigmor rita rut ruth sandra sara sarah selma sidsel sigrid signe silje siri sissel siv sofia sofie solveig sonja
    sophie stine sunniva susan susanne svetlana synne sølvi tanja therese thea tina tone tonje torill torunn tove
    trine trude turid tuva unn unni ursula vera vibeke vigdis wenche yvonne åse åshild
    """
)
# Words for people that tell as much as a given name.
MALE_ROLES = _words("mann far pappa bestefar bror sønn son onkel konge prins kronprins father brother king")
FEMALE_ROLES = _words(
    """
    kvinne talskvinne mor mamma bestemor søster syster datter dotter tante kone dronning prinsesse kronprinsesse
    mother sister queen spokeswoman chairwoman congresswoman actress
    """
)
