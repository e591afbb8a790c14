import { byId } from "./elements.js";
import { saveFile } from "./files.js";
import { quoted } from "./format.js";
import { explainSize, exportText, readImport } from "./importSetups.js";
import { PickDialog } from "./pickDialog.js";
import { describeSetup } from "./setup.js";
import * as lists from "./setupLists.js";
import { say } from "./words.js";

const FAULTS_SHOWN = 8;

/** The dialog of set-ups: saved ones and those that were connected. Event: use (detail: the set-up, and its name if any). */
export class SetupsPanel extends EventTarget {
  #shelf;
  #form;
  #dialog = new PickDialog("setups");
  #file = byId("setups-file");
  #before = null;
  #listening = null;

  /** `shelf` keeps the lists of setupLists.js, `form` reads the set-up at hand. */
  constructor(shelf, form) {
    super();
    this.#shelf = shelf;
    this.#form = form;
  }

  start() {
    if (this.#listening) {
      return;
    }
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const on = (target, type, act) => target.addEventListener(type, act, { signal });
    this.#dialog.start();
    on(byId("setups"), "click", () => this.#dialog.open());
    on(this.#shelf, "change", () => this.#show());
    on(this.#dialog, "open", () => this.#show());
    on(this.#dialog, "use", ({ detail }) => this.#use(detail));
    on(this.#dialog, "save", ({ detail }) => this.#save(detail));
    on(this.#dialog, "rename", ({ detail }) => this.#rename(detail));
    on(this.#dialog, "delete", ({ detail }) => this.#delete(detail));
    on(this.#dialog, "undo", () => this.#undo());
    on(byId("setups-clear"), "click", () => this.#clear());
    on(byId("setups-export"), "click", () => this.#export());
    on(byId("setups-import"), "click", () => this.#file.click());
    on(this.#file, "change", () => this.#import());
  }

  stop() {
    this.#dialog.stop();
    this.#listening?.abort();
    this.#listening = null;
  }

  openToSave() {
    this.#dialog.open(true);
  }

  #show() {
    const { saved, history } = this.#shelf.value;
    const item = (setup, isNamed) => ({
      title: isNamed ? setup.name : setup.url,
      about: isNamed ? `${setup.url} · ${describeSetup(setup)}` : describeSetup(setup),
      isNamed, isOwn: true, setup,
    });
    this.#dialog.show([
      { label: say("setups.saved"), items: saved.map((setup) => item(setup, true)) },
      { label: say("setups.history"), items: history.map((setup) => item(setup, false)) },
    ]);
    byId("setups-clear").disabled = history.length === 0;
  }

  #use({ setup }) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent("use", { detail: setup }));
  }

  #save(name) {
    const { setup, problem } = this.#form.read();
    if (problem) {
      this.#dialog.tell(say("pick.unsaved", { problem }), { tone: "bad" });
      return;
    }
    this.#keep(lists.save(this.#shelf.value, name, setup), say("pick.saved", { name: quoted(name) }));
  }

  #rename({ item, name }) {
    const renamed = lists.rename(this.#shelf.value, item.setup.name, name);
    this.#keep(renamed, say("pick.renamed", { name: quoted(item.setup.name), now: quoted(name) }));
  }

  #keep({ lists: changed, problem }, sentence) {
    if (problem) {
      this.#dialog.refuseName(problem);
      return;
    }
    this.#dialog.tell(sentence);
    this.#shelf.value = changed;
  }

  #delete({ setup, title }) {
    this.#change(lists.remove(this.#shelf.value, setup), say("pick.deleted", { name: quoted(title) }));
  }

  #clear() {
    this.#change({ ...this.#shelf.value, history: [] }, say("setups.cleared"));
  }

  #change(changed, sentence) {
    this.#before = this.#shelf.value;
    this.#dialog.tell(sentence, { canUndo: true });
    this.#shelf.value = changed;
  }

  #undo() {
    this.#dialog.tell(say("pick.undone"));
    this.#shelf.value = this.#before;
  }

  #export() {
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`duplex-set-ups-${day}.json`, exportText(this.#shelf.value));
    this.#dialog.tell(say("setups.exported"));
  }

  async #import() {
    const [file] = this.#file.files;
    if (!file) {
      return;
    }
    const size = explainSize(file);
    const read = size ? { faults: [size] } : readImport(await file.text());
    this.#file.value = "";
    if (read.faults.length > 0) {
      this.#tellFaults(read.faults);
      return;
    }
    const { lists: merged, sentence } = lists.merge(this.#shelf.value, read.lists);
    this.#change(merged, sentence);
  }

  #tellFaults(faults) {
    const rest = faults.length - FAULTS_SHOWN;
    this.#dialog.tell(say("setups.not-imported"), {
      tone: "bad", more: [...faults.slice(0, FAULTS_SHOWN), ...(rest > 0 ? [say("setups.more-faults", { count: rest })] : [])],
    });
  }
}
