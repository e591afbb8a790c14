import { byId } from "./elements.js";
import { capped, plural, quoted, visible } from "./format.js";
import { PickDialog } from "./pickDialog.js";
import * as templates from "./templates.js";
import { say } from "./words.js";

const SHOWN_CHARACTERS = 60;

/** The dialog of message templates. Event: use (detail: { kind, text }). */
export class TemplatesPanel extends EventTarget {
  #shelf;
  #read;
  #dialog = new PickDialog("templates");
  #before = null;
  #listening = null;

  /** `shelf` keeps the person's own templates; `read` answers the message at hand, null when it is a file. */
  constructor(shelf, read) {
    super();
    this.#shelf = shelf;
    this.#read = read;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    this.#dialog.start();
    on(byId("templates"), "click", () => this.#dialog.open());
    on(this.#shelf, "change", () => this.#show());
    on(this.#dialog, "open", () => this.#show());
    on(this.#dialog, "use", ({ detail }) => this.#use(detail));
    on(this.#dialog, "save", ({ detail }) => this.#save(detail));
    on(this.#dialog, "rename", ({ detail }) => this.#rename(detail));
    on(this.#dialog, "delete", ({ detail }) => this.#delete(detail));
    on(this.#dialog, "undo", () => this.#undo());
  }

  stop() {
    this.#dialog.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  #show() {
    const aboutOf = ({ kind, text }) => [
      say(`templates.kind.${kind}`), plural(text.length, "character"), visible(capped(text, SHOWN_CHARACTERS)),
    ].join(" · ");
    const own = ({ name, kind, text }) => ({
      title: name, about: aboutOf({ kind, text }),
      isNamed: true, isOwn: true, kind, make: () => text,
    });
    const builtIn = ({ name, about, kind, text }) => ({ title: name, about, isNamed: false, isOwn: false, kind, make: text });
    this.#dialog.show([
      { label: say("templates.own"), items: this.#shelf.value.map(own) },
      { label: say("templates.built-in"), items: templates.BUILT_IN.map(builtIn) },
    ]);
  }

  #use({ kind, make }) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent("use", { detail: { kind, text: make() } }));
  }

  #save(name) {
    const message = this.#read();
    if (!message) {
      this.#dialog.tell(say("templates.file"), { tone: "bad" });
      return;
    }
    this.#keep(templates.save(this.#shelf.value, name, message), say("pick.saved", { name: quoted(name) }));
  }

  #rename({ item: { title }, name }) {
    this.#keep(templates.rename(this.#shelf.value, title, name),
      say("pick.renamed", { name: quoted(title), now: quoted(name) }));
  }

  #keep({ list, problem }, sentence) {
    if (problem) {
      this.#dialog.refuseName(problem);
      return;
    }
    this.#dialog.tell(sentence);
    this.#shelf.value = list;
  }

  #delete({ title }) {
    this.#before = this.#shelf.value;
    this.#dialog.tell(say("pick.deleted", { name: quoted(title) }), { canUndo: true });
    this.#shelf.value = templates.remove(this.#before, title);
  }

  #undo() {
    this.#dialog.tell(say("pick.undone"));
    this.#shelf.value = this.#before;
  }
}
