// 「リソースの管理」, a tree of the organisation and its projects, and the page that creates a project.

import { hidden, list } from "../model.ts";
import type { Row } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";
import { cloudPage } from "./cloud.ts";

const W = {
  manage: ["リソースの管理", "Manage resources"],
  iam: ["IAM と管理", "IAM & Admin"],
  resources: ["リソース", "Resources"],
  create: ["プロジェクトを作成", "Create project"],
  newProject: ["新しいプロジェクト", "New Project"],
  name: ["名前", "Name"],
  projectName: ["プロジェクト名", "Project name"],
  projectId: ["プロジェクト ID", "Project ID"],
  location: ["場所", "Location"],
  none: ["組織なし", "No organization"],
} satisfies Record<string, Words>;

export const projects = cloudPage(
  /^\/cloud-resource-manager\/?$/,
  W.manage,
  (ctx) => {
    const { organisation, projects } = ctx.data.cloud;
    const inside = (yes: boolean): Row[] =>
      projects
        .filter((project) => project.in_organisation === yes)
        .map(({ id, name }) => ({
          id,
          level: 2,
          cells: [{ text: name, icon: "folder", href: `/iam-admin/serviceaccounts?project=${id}` }, { text: id }],
        }));
    const top = (id: string, name: string, number: string): Row => ({
      id,
      level: 1,
      cells: [{ text: name, icon: "corporate_fare" }, { text: number }],
    });
    const others = inside(false);
    const rows = [
      ...(organisation ? [top("organisation", organisation, "871234567890"), ...inside(true)] : []),
      ...(others.length > 0 ? [top("none", t(W.none), "0"), ...others] : []),
    ];
    return {
      actions: [{ id: "create-project", label: t(W.create), icon: "add", press: () => ctx.go("/projectcreate") }],
      blocks: [
        list(ctx, {
          id: "resources",
          label: t(W.resources),
          tree: true,
          heads: [t(W.name), "ID"],
          empty: t(["表示する行がありません", "No rows to display"]),
          searchLabel: t(["フィルタ", "Filter"]),
          rows: hidden(ctx, "list") ? [] : rows,
        }),
      ],
    };
  },
  { crumbs: [W.iam], needsNone: true },
);

/** An ID as the console proposes one: the name's plain letters and some digits. */
const proposed = (name: string) =>
  `${
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^[^a-z]+|-+$/g, "") || "my-project"
  }-492${String(name.length).padStart(3, "0")}`;

export const newProject = cloudPage(
  /^\/(cloud-resource-manager\/)?projectcreate\/?$/,
  W.newProject,
  (ctx) => {
    const name = ctx.ui("name", "My Project");
    const id = ctx.ui("id", "") || proposed(name);
    const { organisation } = ctx.data.cloud;
    const place = ctx.ui("place", organisation ? "organisation" : "none");
    const create = () =>
      void ctx.act(
        "POST",
        "/projects",
        { id, name, in_organisation: place === "organisation" },
        { go: `/cloud-resource-manager?project=${id}` },
      );
    return {
      blocks: [
        { kind: "field", id: "project-name", label: t(W.projectName), value: name, change: (value) => ctx.set("name", value) },
        { kind: "field", id: "project-id", label: t(W.projectId), value: id, change: (value) => ctx.set("id", value) },
        {
          kind: "select",
          id: "location",
          label: t(W.location),
          value: place,
          options: [...(organisation ? [{ value: "organisation", label: organisation }] : []), { value: "none", label: t(W.none) }],
          change: (value) => ctx.set("place", value),
        },
        {
          kind: "buttons",
          buttons: [
            { id: "create", label: t(DO.create), primary: true, press: create },
            { label: t(DO.cancel), press: () => ctx.go("/cloud-resource-manager") },
          ],
        },
      ],
    };
  },
  { needsNone: true },
);
