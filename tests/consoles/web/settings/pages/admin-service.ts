// The Admin console's pages of Calendar and of Gmail: the status of the service, for everyone or for one unit.

import type { Service } from "../data.ts";
import { ADMIN, type Context, card, hidden, type Model } from "../model.ts";
import type { Block, Unit } from "../shape.ts";
import { DO, t, type Words } from "../words.ts";

const W = {
  status: ["サービスのステータス", "Service status"],
  units: ["組織部門", "Organizational units"],
  all: ["この組織のすべてのユーザー", "All users in this account"],
  onAll: ["オン(すべてのユーザー)", "ON for everyone"],
  offAll: ["オフ(すべてのユーザー)", "OFF for everyone"],
  onSome: ["オン(一部のユーザー)", "On for some organizations"],
  on: ["オン", "ON"],
  off: ["オフ", "OFF"],
  inherited: ["継承", "Inherited"],
  overridden: ["オーバーライド済み", "Overridden"],
} satisfies Record<string, Words>;

const within = (unit: string, above: string) => unit === above || unit.startsWith(`${above}/`);

/** The status in one line, as a collapsed card has it. */
function summary({ everyone, overridden }: Service): string {
  if (overridden.length > 0) return t(W.onSome);
  return t(everyone ? W.onAll : W.offAll);
}

function statusBlocks(ctx: Context, service: Service, endpoint: string): Block[] {
  const chosen = ctx.ui("unit", ctx.view.unit || "/");
  const top = chosen === "/";
  const own = service.overridden.includes(chosen);
  const changed = !top && service.overridden.some((above) => within(chosen, above));
  const on = changed ? !service.everyone : service.everyone;
  const wanted = ctx.ui("status", on);
  const send = (status: string) => () => void ctx.act("PUT", endpoint, { unit: chosen, status }, { keep: { unit: chosen } });
  const name = (unit: string) => (unit === "/" ? ctx.data.google.primary_domain : (unit.split("/").at(-1) ?? unit));
  const units = ctx.data.units.map((unit): Unit => {
    const depth = unit === "/" ? 0 : unit.split("/").length - 1;
    const pick = () => {
      ctx.set("status", unit === "/" ? service.everyone : service.everyone !== service.overridden.some((above) => within(unit, above)));
      ctx.set("unit", unit);
    };
    return { name: name(unit), depth, current: unit === chosen, pick };
  });
  const inheriting = !top && own ? [{ id: "status-inherit", label: t(DO.inherit), press: send("inherit") }] : [];
  const saving = {
    id: "status-save",
    label: t(top || own ? DO.save : DO.override),
    primary: true,
    disabled: wanted === on,
    press: send(wanted ? "on" : "off"),
  };
  const blocks: Block[] = [
    { kind: "text", text: top ? t(W.all) : name(chosen) },
    ...(top ? [] : [{ kind: "text", tone: "faint", text: t(own ? W.overridden : W.inherited) } as const]),
    {
      kind: "radios",
      id: "service-status",
      label: t(W.status),
      value: hidden(ctx, "status") ? null : wanted ? "on" : "off",
      options: [
        { value: "on", label: t(top ? W.onAll : W.on) },
        { value: "off", label: t(top ? W.offAll : W.off) },
      ],
      change: (value) => ctx.set("status", value === "on"),
    },
    { kind: "buttons", buttons: [...inheriting, saving] },
  ];
  return [{ kind: "units", label: t(W.units), units, blocks }];
}

const model = (path: RegExp, name: Words, of: (ctx: Context) => Service, endpoint: string): Model => ({
  hosts: ADMIN,
  path,
  heading: () => t(name),
  crumbs: () => [
    [t(["アプリ", "Apps"]), null],
    ["Google Workspace", "/ac/appslist/core"],
    [t(name), null],
  ],
  draw: (ctx) => {
    const service = of(ctx);
    return { blocks: [card(ctx, "service-status", t(W.status), summary(service), statusBlocks(ctx, service, endpoint))] };
  },
});

export const calendar = model(
  /^\/ac\/(appsettings|managedsettings)\/435070579839(\/|$)/,
  ["カレンダー", "Calendar"],
  (ctx) => ctx.data.calendar,
  "/calendar",
);
export const gmail = model(/^\/ac\/appsettings\/740348119625(\/|$)/, ["Gmail", "Gmail"], (ctx) => ctx.data.gmail, "/gmail");
