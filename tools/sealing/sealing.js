/* Seals what is typed for the program office, in this browser: nothing leaves it but by hand. */
import { Encrypter, armor } from "age-encryption";

const LONGEST = 20000;

async function sealed(text, recipients) {
  const letter = new Encrypter();
  for (const recipient of recipients) letter.addRecipient(recipient);
  return armor.encode(await letter.encrypt(text));
}

function set(form) {
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const words = part("text"), pairing = part("pairing"), say = part("say");
  const result = part("result"), letter = part("letter"), copy = part("copy");
  const recipients = form.dataset.keys.split(" ");

  const asked = new URLSearchParams(location.search).get("pairing");
  if (asked && /^[a-z0-9.-]{1,64}$/.test(asked)) pairing.value = asked;
  words.maxLength = LONGEST;
  form.hidden = false;

  part("seal").addEventListener("click", async () => {
    const text = words.value.trim();
    if (!text) {
      say.textContent = form.dataset.empty;
      words.focus();
      return;
    }
    const about = pairing.value.trim();
    const head = about ? `About the pairing ${about}\n\n` : "";
    letter.value = await sealed(`${head}${text}\n`, recipients);
    words.value = "";
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
