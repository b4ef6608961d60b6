"""Names and medicines: words that must be on both sides, because nothing else stands for them."""

from __future__ import annotations

import re

from reader.plain.faithful.quantities import _MONTHS as MONTHS
from reader.plain.faithful.words import FUNCTION_WORDS, Token, stem

# Endings that international non-proprietary names of medicines carry (WHO's list of common stems, an extract),
# long enough to meet few other words.
_MEDICINE = re.compile(
    r"^\w{2,}(?:azepam|azolam|zolam|conazole|prazole|cillin|mycin|micin|cycline|floxacin|statin|sartan|pril|olol|dipine|"
    r"oxetine|triptyline|tidine|barbital|phenytoin|caine|azine|oxone|codone|morphone|fentanil|gliptin|gliflozin|"
    r"glitazone|parin|xaban|thiazide|profen|coxib|setron|triptan|vudine|navir|ciclovir|cyclovir|mab|tinib|zepine|"
    r"zodone|zolid|azosin|lukast|sone|solone|olone|terol|amide|peridone|apine|idone|iptan|bamate|gabalin|racetam)$"
)
_NOT_MEDICINES = frozenset("april cocaine magazine amide pyramid peril magazines someone stone".split())
_MEDICINES = frozenset(
    """aspirin acetaminophen paracetamol ibuprofen naproxen insulin metformin warfarin heparin lithium digoxin
    furosemide codeine morphine heroin methadone oxycodone hydrocodone fentanyl tramadol buprenorphine naloxone
    naltrexone cocaine amphetamine methylphenidate caffeine nicotine melatonin valproate lamotrigine gabapentin
    pregabalin topiramate phenytoin carbamazepine phenobarbital clozapine olanzapine quetiapine haloperidol
    sertraline fluoxetine paroxetine citalopram escitalopram venlafaxine duloxetine bupropion trazodone mirtazapine
    buspirone zolpidem diazepam lorazepam alprazolam clonazepam midazolam temazepam oxazepam amoxicillin penicillin
    erythromycin doxycycline ciprofloxacin prednisone prednisolone cortisone dexamethasone levothyroxine estrogen
    testosterone progesterone simvastatin atorvastatin lisinopril ramipril losartan amlodipine metoprolol atenolol
    propranolol omeprazole ranitidine cimetidine loperamide cetirizine loratadine diphenhydramine pseudoephedrine
    salbutamol albuterol clopidogrel allopurinol colchicine methotrexate tamoxifen sildenafil fluconazole
    ketoconazole itraconazole aciclovir acyclovir oseltamivir quinine chloroquine ketamine propofol epinephrine
    adrenaline atropine opioids opioid opiate opiates benzodiazepine benzodiazepines barbiturate barbiturates
    antidepressant antidepressants antibiotic antibiotics antihistamine antihistamines steroid steroids cannabis
    marijuana alcohol serotonin dopamine histamine cortisol oxytocin glutamate glucose sodium potassium calcium
    iron zinc magnesium""".split()
)
_ILLNESSES = frozenset(
    """panic seizure seizures epilepsy anxiety mania depression pain asthma diabetes cancer stroke migraine insomnia
    infection infections fever flu influenza pneumonia glaucoma hypertension allergy allergies arthritis dementia
    hypotension mumps rubella tetanus cholera diphtheria polio rabies smallpox chickenpox shingles typhoid syphilis
    gonorrhea chlamydia herpes lupus scurvy ebola dengue covid
    schizophrenia autism obesity anemia anaemia gout psoriasis eczema malaria tuberculosis hiv aids measles angina
    apnea apnoea coma ulcer ulcers tumor tumour tumors addiction alcoholism vertigo nausea""".split()
)
_STATES = frozenset("pregnant pregnancy pregnancies breastfeeding".split())
"""No illnesses, but kept like them: who is meant depends on them."""
_ILLNESS = re.compile(r"^\w{3,}(?:itis|osis|emia|aemia|oma|algia|pathy|plegia|rrhea|rrhoea|uria)$")
_NO_ILLNESSES = frozenset("diploma aroma sympathy empathy diagnosis prognosis hypnosis metamorphosis".split())


def _learned_name(name: str, *others: str) -> re.Pattern[str]:
    """Return the pattern of a learned name, or of what begins with it, not behind a word that makes it another."""
    return re.compile("".join(rf"(?<!\b{other} )" for other in others) + rf"\b{name}\w*")


# A learned name of an illness, or the beginning of one, and the plain name that stands for it; an extract. Behind a
# minus stand words before it that make another illness of it.
_LEARNED = tuple(
    (_learned_name(*learned.strip().split(" -")), plain.strip().lower())
    for line in """
    hypertension -pulmonary -portal -intracranial -ocular = high blood pressure
    hypotension -intracranial -orthostatic -postural = low blood pressure
    cerebrovascular accident = stroke
    myocardial infarction = heart attack
    pyrexia = fever
    influenza = flu
    poliomyelitis = polio
    dysuria = pain when passing urine
    thrombosis = blood clot
    malignanc = cancer
    carcinoma = cancer
    carcinogen = cancer
    oncolog = cancer doctor
    neoplasm = tumor
    neoplasm = tumour
    convulsion = seizure
    anticonvulsant = seizure medicine
    blood glucose = blood sugar
    hyperglycemia = high blood sugar
    hyperglycaemia = high blood sugar
    hypoglycemia = low blood sugar
    hypoglycaemia = low blood sugar
    hypercholesterolemia = high cholesterol
    hypercholesterolaemia = high cholesterol
    insomnia = trouble sleeping
    halitosis = bad breath
    pharyngitis = sore throat
    otitis media = middle ear infection
    rubella = German measles
    herpes zoster = shingles
    gestation = pregnancy
    gravid = pregnant
    antenatal = pregnancy
    prenatal = pregnancy
    varicella = chickenpox
    stenosis = narrowing
    necrosis = tissue death
    fibrosis -cystic = scarring
    myalgia = muscle pain
    arthralgia = joint pain
    cephalalgia = headache
    rhinorrhea = runny nose
    rhinorrhoea = runny nose
    hyperhidrosis = heavy sweating
    nephropathy = kidney disease
    neuropathy = nerve damage
    analgesic = painkiller
    analgesia = pain relief
    hematuria = blood in the urine
    haematuria = blood in the urine
    """.strip().splitlines()
    for learned, plain in [line.split("=")]
)
_ALIASES = {
    "us": "united states", "u.s.": "united states", "usa": "united states", "u.s.a.": "united states",
    "america": "united states", "american": "united states", "uk": "united kingdom", "u.k.": "united kingdom",
    "britain": "united kingdom", "eu": "european union", "pregnant": "pregnancy",
    "pregnancy": "pregnant", "pregnancies": "pregnant", "mr": "", "mrs": "", "ms": "", "dr": "",
}  # fmt: skip
_NO_NAMES = frozenset(MONTHS) | frozenset(
    "i monday tuesday wednesday thursday friday saturday sunday ok tv mr mrs ms dr".split()
)
_INNER = re.compile(r"[a-z].*[A-Z]|[A-Z].*[A-Z]|[A-Za-z]\d|-[A-Z]")
PRONOUNS = frozenset("it they he she this these its their his her them him we you that those".split())


def is_medicine(lower: str) -> bool:
    """Tell whether a word is a medicine: one of a short list, or one with the ending of such names."""
    if lower in _MEDICINES:
        return True
    return len(lower) > 5 and lower not in _NOT_MEDICINES and bool(_MEDICINE.match(lower))


def is_illness(lower: str) -> bool:
    """Tell whether a word names an illness or a sign of one, by a short list and the endings of such words."""
    return lower in _ILLNESSES or (len(lower) > 6 and bool(_ILLNESS.match(lower)) and lower not in _NO_ILLNESSES)


def kind_of(lower: str) -> str:
    """Return what a name is: a medicine, an illness or another name."""
    return "medicine" if is_medicine(lower) else "illness" if is_illness(lower) or lower in _STATES else "name"


def fold_name(lower: str) -> str:
    """Return what a name is compared by: without its possessive or plural ending."""
    return stem(lower.replace(".", "")) if len(lower) > 3 else lower.replace(".", "")


def find_names(tokens: list[Token]) -> dict[str, int]:
    """Return the names of a sentence, folded, each with the place of its first token.

    The first word of a sentence is a name only where its form says so (GABA, CYP3A, clonazepam), for every first
    word is capitalised.
    """
    found: dict[str, int] = {}
    opened = True
    for place, token in enumerate(tokens):
        if token.kind in ("word", "letters") and _is_name(token, opened):
            found.setdefault(fold_name(token.lower), place)
        opened = token.text[0] in '!?:“"' or (opened and token.kind in ("mark", "number"))
    return found


_VERBS_NEXT = frozenset("is was has can may will must should might could would does did had".split())


def opens_with_name(tokens: list[Token]) -> str:
    """Return the first word where its place says that it may be a name: "Canada has", "Xanax brings"; else ""."""
    if len(tokens) < 2 or tokens[0].kind != "word" or tokens[0].lower in FUNCTION_WORDS:
        return ""
    first, second = tokens[0], tokens[1].lower
    singular = not first.lower.endswith(("s", "ing", "ly", "tion", "ment", "ness"))
    verb = second in _VERBS_NEXT or (second.endswith("s") and len(second) > 3 and not second.endswith("ss"))
    return first.text if first.text[0].isupper() and singular and verb else ""


def _is_name(token: Token, opens: bool) -> bool:
    text = token.text
    if is_medicine(token.lower) or is_illness(token.lower) or token.lower in _STATES:
        return True
    if not text[0].isupper() and not _INNER.search(text):
        return False
    if token.lower in _NO_NAMES or token.lower in FUNCTION_WORDS:
        return False
    return not opens or bool(_INNER.search(text.replace("’", "'").split("'")[0]))


def expand_aliases(words: set[str]) -> set[str]:
    """Return words with what other forms of them stand for: "u.s." brings "united" and "states"."""
    more: set[str] = set()
    for word in words:
        more.update(fold_name(part) for part in _ALIASES.get(word, "").split())
    if {"united", "states"} <= words or {"united", "stat"} <= words:
        more |= {"us", "usa", "america", "american"}
    return words | more


def is_named_plainly(word: str, source: str, plain: str) -> bool:
    """Tell whether a word is half of a pair of names: the learned one is in the source, the plain one in its place.

    Both texts are in lower case.
    """
    word = word.lower()
    # Few pairs have their plain name in a text, and to look for a string is cheap beside two patterns.
    for learned, simple in (pair for pair in _LEARNED if pair[1] in plain):
        halves = [learned.search(source), re.search(rf"\b{simple}s?\b", plain)]
        if all(halves) and any(re.search(rf"\b{re.escape(word)}\b", half.group()) for half in halves if half):
            return True
    return False


def spells_acronym(acronym: str, tokens: list[Token]) -> bool:
    """Tell whether words that follow each other begin with an acronym's letters: FDA, Food and Drug Administration."""
    letters = acronym.replace(".", "")
    initials = "".join(t.lower[0] for t in tokens if t.kind == "word" and t.lower not in ("and", "of", "the", "for"))
    return 1 < len(letters) < 8 and letters in initials
