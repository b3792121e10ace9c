import type { Random } from "../random.ts";

/** Names that go together. Weights follow the countries of birth of people in aged care, roughly. */
interface Culture {
  weight: number;
  women: readonly string[];
  men: readonly string[];
  families: readonly string[];
}

const list = (names: string): string[] => names.split(" ");

const cultures: readonly Culture[] = [
  {
    weight: 56,
    women: list(
      "Margaret Joan Patricia Dorothy Betty Elizabeth Shirley Barbara Beryl Marjorie Norma Valerie Heather Gwenda Judith June Jean Audrey Mavis Lorna Thelma Edna Elsie Gwen Nancy Pamela Helen Robyn Lorraine Beverley Merle Daphne Ruth Marion Janet Coral Noelene Faye Maureen Sylvia",
    ),
    men: list(
      "John William Robert James Kenneth Ronald Raymond Allan Leslie Norman Keith Donald Brian Peter Colin Neville Bruce Graham Thomas George Frank Ernest Arthur Harold Jack Reginald Stanley Douglas Ian Barry Maxwell Geoffrey Trevor Malcolm Desmond Clive Edward Albert Russell Lindsay",
    ),
    families: list(
      "Smith Jones Williams Brown Wilson Taylor Johnson White Martin Anderson Thompson Walker Harris Lee Ryan Robinson Kelly King Davis Wright Evans Roberts Green Hall Wood Jackson Clarke Hill Cooper Ward Morris Turner Scott Campbell Mitchell Young Watson Baker Stewart Edwards Murray Phillips Parker Cook Bell Allen Bailey Simpson Marshall Graham Shaw Palmer Webb Reid Hughes Price Fisher Armstrong Hamilton Russell Barker Dawson Gardiner Lawson Pearce Whitfield Bishop Draper Hollis Jarrett Kenning Mayfield Northcott Pascoe Radcliffe Sandford Tillett Upton Wheatley",
    ),
  },
  {
    weight: 8,
    women: list("Bridget Kathleen Eileen Nora Maeve Sheila Deirdre Una Fionnuala Rosaleen"),
    men: list("Patrick Michael Sean Kevin Declan Brendan Dermot Eamon Liam Cormac"),
    families: list(
      "Murphy Sullivan O'Brien Byrne Doyle McCarthy Gallagher Doherty Quinn Fitzgerald Nolan Hennessy Kavanagh",
    ),
  },
  {
    weight: 8,
    women: list("Maria Giuseppina Rosa Carmela Concetta Antonietta Filomena Teresa Angelina Lucia Assunta"),
    men: list("Giuseppe Antonio Salvatore Domenico Francesco Vincenzo Rocco Carmelo Pasquale Luigi Nicola"),
    families: list(
      "Rossi Russo Ferrari Romano Bruno Marino Greco Caruso Ricci Lombardi Barbaro Calabrese Pellegrino Santoro Vitale",
    ),
  },
  {
    weight: 5,
    women: list("Maria Eleni Vasiliki Georgia Sofia Panagiota Despina Stavroula Anastasia Kyriaki"),
    men: list("Georgios Konstantinos Ioannis Dimitrios Nikolaos Panagiotis Christos Vasilios Spiros Theodoros"),
    families: list(
      "Papadopoulos Georgiou Pappas Nikolaidis Karras Dimopoulos Angelopoulos Kostas Vlahos Economou Makris Tsakiris",
    ),
  },
  {
    weight: 6,
    women: list("Mei Xiulan Guiying Suk-Yin Wai-Ling Lihua Yuzhen Siu-Fong Ah-Lan Hui Ching Shufen"),
    men: list("Wei Jianguo Guoqiang Kwok-Wah Chi-Keung Zhiming Wing-Hong Baolin Shaohua Yong Kam-Tong"),
    families: list("Chen Wong Li Zhang Wang Liu Chan Lau Huang Lin Cheung Leung Ho Tan Ng Yip"),
  },
  {
    weight: 4,
    women: list("Lan Hoa Mai Huong Thu Nga Phuong Bich Kim Hanh Ngoc"),
    men: list("Minh Hung Tuan Duc Thanh Quang Dung Hai Son Long Phuc"),
    families: list("Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ngo Duong"),
  },
  {
    weight: 4,
    women: list("Lakshmi Savitri Kamala Sarojini Padma Usha Indira Meena Shanti Nirmala Sushila"),
    men: list("Ravi Krishnan Suresh Harish Mohan Gopal Rajendra Vijay Anand Dinesh Mahesh"),
    families: [
      "Patel",
      "Singh",
      "Sharma",
      "Kumar",
      "Nair",
      "Reddy",
      "Iyer",
      "Fernando",
      "Perera",
      "de Silva",
      "Gupta",
      "Menon",
      "Krishnamurthy",
    ],
  },
  {
    weight: 3,
    women: list("Ingrid Helga Ursula Gerda Anneliese Christa Elfriede Hannelore Renate"),
    men: list("Hans Heinz Werner Günther Dieter Horst Karl Wolfgang Manfred"),
    families: list("Müller Schmidt Schneider Fischer Weber Hoffmann Becker Krüger Vogel Lehmann"),
  },
  {
    weight: 3,
    women: list("Johanna Wilhelmina Cornelia Hendrika Maria Petronella Adriana Geertruida"),
    men: list("Johannes Hendrik Willem Cornelis Pieter Adrianus Gerrit Jan"),
    families: ["van Dijk", "de Vries", "Jansen", "Bakker", "Visser", "Mulder", "van den Berg", "Hendriks", "Dekker"],
  },
  {
    weight: 3,
    women: list("Krystyna Danuta Halina Jadwiga Wanda Irena Zofia Stanisława"),
    men: list("Stanisław Zbigniew Henryk Kazimierz Tadeusz Bogdan Czesław Jerzy"),
    families: list("Kowalski Nowak Wiśniewski Zieliński Kamiński Lewandowski Wójcik Szymański Mazur"),
  },
  {
    weight: 4,
    women: list("Ljubica Milica Anka Vesna Dragica Nevenka Slavica Zora Marija Stojanka"),
    men: list("Milan Dragan Zoran Branko Stevan Ante Mladen Vlado Petar Blagoja"),
    families: list("Horvat Kovačić Babić Marić Petrović Jovanović Nikolić Novak Stojanovski Ristevski Trajkovski"),
  },
  {
    weight: 3,
    women: list("Fatima Samira Nadia Salwa Layla Amal Najwa Souad"),
    men: list("Youssef Elias Antoun Georges Hassan Mahmoud Ibrahim Tanios"),
    families: list("Haddad Khoury Nasser Saad Mansour Fares Hanna Abboud Youssef Awad Saliba"),
  },
  {
    weight: 3,
    women: list("Corazon Luzviminda Rosario Teresita Erlinda Remedios Milagros Carmelita"),
    men: list("Eduardo Rodrigo Ernesto Renato Danilo Ramon Virgilio Alfredo"),
    families: list("Santos Reyes Cruz Bautista Garcia Mendoza Ramos Villanueva Castillo Aquino"),
  },
  {
    weight: 2,
    women: list("Carmen Doris Marija Concetta Ġuża Rita Vincenza"),
    men: list("Ċensu Carmelo Joseph Emanuel Saviour Spiro Ġorġ"),
    families: list("Borg Camilleri Vella Farrugia Zammit Galea Micallef Grech Spiteri"),
  },
  {
    weight: 2,
    women: list("Sisilia Mele Ana Losa Sina Litia Salote Talia"),
    men: list("Sione Semisi Tevita Ioane Viliami Pita Mosese Tomasi"),
    families: list("Tupou Leota Faleolo Vake Matagi Tuilagi Naivalu Fifita Latu"),
  },
];

const shortForms: Readonly<Record<string, string>> = {
  Margaret: "Peg",
  Joan: "Joanie",
  Patricia: "Pat",
  Dorothy: "Dot",
  Elizabeth: "Betty",
  Barbara: "Barb",
  Marjorie: "Marj",
  Valerie: "Val",
  Judith: "Judy",
  Beverley: "Bev",
  Lorraine: "Lorrie",
  Pamela: "Pam",
  Kathleen: "Kath",
  William: "Bill",
  Robert: "Bob",
  James: "Jim",
  Kenneth: "Ken",
  Ronald: "Ron",
  Raymond: "Ray",
  Leslie: "Les",
  Norman: "Norm",
  Donald: "Don",
  Thomas: "Tom",
  Reginald: "Reg",
  Stanley: "Stan",
  Maxwell: "Max",
  Geoffrey: "Geoff",
  Edward: "Ted",
  Albert: "Bert",
  Patrick: "Paddy",
  Michael: "Mick",
  Giuseppina: "Josie",
  Concetta: "Connie",
  Filomena: "Fil",
  Giuseppe: "Joe",
  Antonio: "Tony",
  Salvatore: "Sam",
  Domenico: "Dom",
  Vincenzo: "Vince",
  Eleni: "Helen",
  Vasiliki: "Vicky",
  Panagiota: "Pat",
  Georgios: "George",
  Konstantinos: "Con",
  Ioannis: "John",
  Dimitrios: "Jim",
  Nikolaos: "Nick",
  Panagiotis: "Peter",
  "Suk-Yin": "Susan",
  "Wai-Ling": "Elaine",
  "Kwok-Wah": "Kenny",
  "Chi-Keung": "Raymond",
  Huong: "Rose",
  Hung: "Henry",
  Wilhelmina: "Willy",
  Johannes: "John",
  Cornelis: "Kees",
  Stanisław: "Stan",
  Kazimierz: "Casey",
  Milan: "Mick",
  Luzviminda: "Luz",
};

/** First names of grown-up children, whatever the family's name. */
const children = {
  women: list(
    "Susan Karen Julie Michelle Sharon Anne Jennifer Lisa Deborah Tracey Nicole Joanne Kerry Angela Maria Diane Sandra Leanne Catherine Vicki Andrea Fiona Rachel Melissa Natalie Louise Amanda Christine Tania Paula",
  ),
  men: list(
    "David Andrew Mark Stephen Paul Craig Gary Greg Anthony Darren Scott Glenn Wayne Shane Jason Tony Phillip Simon Adam Matthew Richard Steven Christopher Martin Adrian Nick Vince Joe George Daniel",
  ),
};

export interface PersonName {
  woman: boolean;
  title: string;
  first: string;
  middle: string | null;
  last: string;
  knownAs: string | null;
}

/** A person who receives care; `womenPermille` of a thousand are women. */
export function clientName(random: Random, womenPermille: number): PersonName {
  const culture = random.weighted(cultures.map((each) => [each.weight, each] as const));
  const woman = random.chance(womenPermille);
  const names = woman ? culture.women : culture.men;
  const first = random.pick(names);
  const middle = random.chance(400) ? random.pick(names) : null;
  const short = shortForms[first];
  const knownAs =
    short !== undefined && random.chance(450) ? short : middle !== null && random.chance(80) ? middle : null;
  const title = woman
    ? random.weighted([
        [72, "Mrs"],
        [14, "Miss"],
        [14, "Ms"],
      ])
    : random.weighted([
        [96, "Mr"],
        [3, "Dr"],
        [1, "Rev"],
      ]);
  return {
    woman,
    title,
    first,
    middle: middle === first ? null : middle,
    last: random.pick(culture.families),
    knownAs,
  };
}

/** A son, daughter or other relative, who pays: most carry the family's name. */
export function relativeName(random: Random, family: string): PersonName {
  const woman = random.chance(560);
  const last = random.chance(620) ? family : random.pick(cultures[0]?.families ?? [family]);
  return {
    woman,
    title: woman ? random.pick(["Ms", "Mrs"]) : "Mr",
    first: random.pick(woman ? children.women : children.men),
    middle: null,
    last,
    knownAs: null,
  };
}

/** The name as printed. */
export function fullName(name: PersonName): string {
  return `${name.first} ${name.last}`;
}
