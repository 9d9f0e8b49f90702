/* Seals what is typed for the program office, in this browser: nothing leaves it but by hand. */
import { Encrypter, armor } from "age-encryption";

const LONGEST = { letter: 20000, answer: 2000 };
const ID = /^(?!.*\.\.)[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?$/;
/* What a file of the repository may not hold: controls, marks that change the direction of text. */
const REFUSED =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\p{Cs}]/gu;

async function sealed(text, recipients) {
  const letter = new Encrypter();
  for (const recipient of recipients) letter.addRecipient(recipient);
  return armor.encode(await letter.encrypt(text));
}

/* A letter to the office. */
function letterOf(form, part) {
  const text = part("text").value.trim();
  const about = part("pairing").value.trim();
  return text ? { text: `${about ? `About the pairing ${about}\n\n` : ""}${text}\n` } : null;
}

/* The file of an answer to a survey, and where it belongs. */
function answerOf(form, part) {
  const pairing = part("pairing").value.trim();
  const person = part("person").value.trim();
  const marks = [...form.querySelectorAll("input[type=radio]:checked")];
  if (!ID.test(pairing) || !ID.test(person) || !marks.length) return null;
  const { survey } = form.dataset;
  const given = marks.map((mark) => `${mark.name}: ${mark.value}`).join(", ");
  const said = part("text").value.replace(REFUSED, "").trim();
  const more = said ? `text: ${JSON.stringify(said)}\n` : "";
  return {
    text: `survey: ${survey}\nanswers: {${given}}\n${more}`,
    path: `logs/${pairing}/surveys/${today()}-${survey}-${person}.yml.age`,
  };
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function show(part, path) {
  part("path").textContent = path;
  const there = part("new");
  if (there) there.href = `${there.href.split("?")[0]}?filename=${encodeURIComponent(path)}`;
}

function clear(form, words) {
  words.value = "";
  for (const mark of form.querySelectorAll("input[type=radio]")) mark.checked = false;
}

function set(form) {
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const words = part("text"), say = part("say");
  const result = part("result"), letter = part("letter"), copy = part("copy");
  const recipients = form.dataset.keys.split(" ");
  const isAnswer = form.dataset.sealing === "answer";
  const read = isAnswer ? answerOf : letterOf;

  const asked = new URLSearchParams(location.search);
  for (const name of ["pairing", "person"]) {
    const known = asked.get(name);
    if (known && part(name) && ID.test(known)) part(name).value = known;
  }
  words.maxLength = isAnswer ? LONGEST.answer : LONGEST.letter;
  form.hidden = false;

  part("seal").addEventListener("click", async () => {
    const found = read(form, part);
    if (!found) {
      say.textContent = form.dataset.empty;
      words.focus();
      return;
    }
    letter.value = await sealed(found.text, recipients);
    clear(form, words);
    if (found.path) show(part, found.path);
    result.hidden = false;
    say.textContent = form.dataset.done;
    letter.focus();
    letter.select();
  });

  copy.addEventListener("click", async () => {
    letter.select();
    await navigator.clipboard.writeText(letter.value);
    say.textContent = form.dataset.copied;
  });
}

document.querySelectorAll("[data-sealing]").forEach(set);
