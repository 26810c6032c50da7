import type { RuleFinding } from "./run.ts";

/**
 * Makes one finding of two that say the same of one instruction: the leading rule's, with the other's id among its aliases and
 * the other's fixes behind its own.
 */
export function mergeSame(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  if (findings.every(({ rule }) => rule.sameAs === undefined)) return findings;
  const merged = new Map<RuleFinding, RuleFinding[]>();
  const isMerged = new Set<RuleFinding>();
  for (const follower of findings) {
    const { sameAs, id } = follower.rule;
    if (sameAs === undefined) continue;
    const leader = findings.find(
      (each) =>
        each.rule.id === sameAs &&
        each.line === follower.line &&
        !merged.get(each)?.some(({ rule }) => rule.id === id),
    );
    if (leader === undefined) continue;
    merged.set(leader, [...(merged.get(leader) ?? []), follower]);
    isMerged.add(follower);
  }
  return findings
    .filter((finding) => !isMerged.has(finding))
    .map((finding) => {
      const followers = merged.get(finding);
      return followers === undefined ? finding : joined(finding, followers);
    });
}

function joined(leader: RuleFinding, followers: readonly RuleFinding[]): RuleFinding {
  const makers = [leader, ...followers].flatMap(({ fixes }) =>
    fixes === undefined ? [] : [fixes],
  );
  return {
    ...leader,
    aliases: followers.map(({ rule }) => rule.id),
    fixes: () => makers.flatMap((make) => [...make()]),
  };
}
