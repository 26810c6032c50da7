import type { RuleFinding } from "./run.ts";

/**
 * Makes one finding of two that say the same of one instruction: the leading rule's, with the other's id among its aliases and
 * the other's fixes behind its own.
 */
export function mergeSame(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const leaders = new Set(findings.flatMap(({ rule }) => rule.sameAs ?? []));
  if (leaders.size === 0) return findings;
  const byPlace = new Map<string, RuleFinding[]>();
  for (const finding of findings) {
    if (!leaders.has(finding.rule.id)) continue;
    const place = `${finding.rule.id} ${finding.line}`;
    const others = byPlace.get(place);
    if (others === undefined) byPlace.set(place, [finding]);
    else others.push(finding);
  }
  const merged = new Map<RuleFinding, RuleFinding[]>();
  const isMerged = new Set<RuleFinding>();
  for (const follower of findings) {
    const { sameAs, id } = follower.rule;
    if (sameAs === undefined) continue;
    const leader = [sameAs]
      .flat()
      .flatMap((each) => byPlace.get(`${each} ${follower.line}`) ?? [])
      .find((each) => !merged.get(each)?.some(({ rule }) => rule.id === id));
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
