// What all pages of the Cloud console share: the chosen project, and the dialog that chooses another.

import type { Project } from "../data.ts";
import { CLOUD, type Context, type Model, type Page } from "../model.ts";
import type { Dialog } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const CHOOSE: Words = ["プロジェクトを選択", "Select a project"];
const ID: Words = ["プロジェクト ID", "Project ID"];

/** The project of the address, or the one that was chosen last. */
export function projectOf(ctx: Context): Project | undefined {
  const id = new URLSearchParams(location.search).get("project") ?? ctx.data.cloud.chosen;
  return ctx.data.cloud.projects.find((project) => project.id === id);
}

/** An address of the console with the project in it. */
export const withProject = (path: string, project: Project | undefined) => (project ? `${path}?project=${project.id}` : path);

function chooser(ctx: Context): Dialog | null {
  if (!ctx.ui("projects", false)) return null;
  const close = () => ctx.set("projects", false);
  const choose = (id: string) => () =>
    void ctx.act("PUT", "/chosen", { project: id }, { go: `${location.pathname}?project=${id}`, keep: { projects: false }, say: "" });
  return {
    id: "choose-project",
    heading: t(CHOOSE),
    close,
    blocks: [
      {
        kind: "table",
        id: "project-list",
        label: t(["最近のプロジェクト", "Recent projects"]),
        heads: [t(["名前", "Name"]), t(ID)],
        empty: "",
        rows: ctx.data.cloud.projects.map(({ id, name }) => ({ id, cells: [{ text: name, press: choose(id) }, { text: id }] })),
      },
    ],
    buttons: [
      { id: "new-project", label: t(["新しいプロジェクト", "New project"]), press: () => ctx.go("/projectcreate") },
      { label: t(DO.cancel), press: close },
    ],
  };
}

/** A page of the Cloud console. Without a project it asks for one, unless it `needsNone`. */
export function cloudPage(
  path: RegExp,
  heading: Words | ((ctx: Context | null) => string),
  draw: (ctx: Context, project: Project) => Page,
  options: { crumbs?: readonly Words[]; needsNone?: boolean } = {},
): Model {
  return {
    hosts: CLOUD,
    path,
    heading: (ctx) => (typeof heading === "function" ? heading(ctx) : t(heading)),
    crumbs: () => (options.crumbs ?? []).map((words) => [t(words), null] as const),
    draw: (ctx) => {
      const project = projectOf(ctx);
      if (!project && !options.needsNone) {
        const choose = { label: t(CHOOSE), primary: true, press: () => ctx.set("projects", true) };
        return {
          blocks: [
            {
              kind: "text",
              text: t(["このページを表示するには、プロジェクトを選択してください。", "To view this page, select a project."]),
            },
            { kind: "buttons", buttons: [choose] },
          ],
          dialog: chooser(ctx),
        };
      }
      const page = draw(ctx, project as Project);
      return { ...page, dialog: chooser(ctx) ?? page.dialog ?? null };
    },
  };
}
