/** Signatures are being collected. */
export const PAVEMENT = {
  title: 'Ietve un apgaismojums Skolas ielā',
  demand:
    'Ierīkot ietvi un apgaismojumu Skolas ielā no pamatskolas līdz Upes ielai līdz nākamā mācību gada sākumam.',
  grounds:
    'Skolas ielā nav ietves, tāpēc bērni rītos tumsā iet pa brauktuvi. Pērn šeit notika divi negadījumi, kuros cieta gājēji.',
};

/** The council has made a department responsible. */
export const BUS_STOP = {
  title: 'Autobusa pietura pie veselības centra',
  demand: 'Ierīkot autobusa pieturu ar nojumi pie Vidzāles veselības centra abās ceļa pusēs.',
  grounds:
    'No tuvākās pieturas līdz veselības centram ir kilometrs kalnā; vecākiem cilvēkiem to noiet ir grūti.',
  decision: {
    text: 'Attīstības un īpašumu nodaļai izstrādāt pieturas projektu un kopā ar pārvadātāju precizēt kustības sarakstu.',
    institution: 'Attīstības un īpašumu nodaļa',
  },
  news: {
    text: 'Saņemti tehniskie noteikumi, projektētājs strādā pie pieturas projekta. Pārvadātājs pieturai piekrīt.',
    url: 'https://www.vidzale.example/kolektivie-iesniegumi/autobusa-pietura',
  },
};

/** Came on paper a few days ago. */
export const LIBRARY_HOURS = {
  title: 'Bibliotēkas darba laiks vakaros',
  demand: 'Divas dienas nedēļā Vidzāles bibliotēku atstāt atvērtu līdz plkst. 20.00.',
  grounds:
    'Strādājošie bibliotēkā pirms tās slēgšanas nepaspēj, un skolēniem vakaros nav klusas vietas mācībām.',
};

/** Not for the municipality to decide. */
export const PENSIONS = {
  title: 'Par pensiju palielināšanu',
  demand: 'Palielināt vecuma pensijas novada iedzīvotājiem par 10 procentiem.',
  grounds: 'Cenas ir cēlušās straujāk nekā pensijas.',
  reason:
    'Pensiju apmēru nosaka valsts, tas nav pašvaldības kompetencē. Turklāt iesniegumam ir 56 paraksti no vajadzīgajiem 100.',
  answer:
    'Pensiju apmēru pašvaldība mainīt nevar; iesniegumu esam pārsūtījuši Labklājības ministrijai. Maznodrošinātiem pensionāriem pašvaldība maksā mājokļa pabalstu, pieteikties var Sociālajā dienestā.',
};
