import { applyEdits } from "@stagemap/text";
import { expect, test } from "vitest";
import { checkText, fixesOf } from "../src/index.ts";

/** The text after the first fix of the rule's first finding, with the rules that are on by default; those that want HEALTHCHECK in every stage are not. */
function fixed(id: string, text: string): string {
  const checked = checkText(text, { modelOptions: { target: null }, runOptions: {} });
  const finding = checked.findings.find(({ rule }) => rule.id === id);
  const [fix] = finding === undefined ? [] : fixesOf(checked, finding);
  return fix === undefined ? text : applyEdits(text, fix.edits);
}

test.each([
  [
    "a compiled program ships alone",
    "BuildToolsShip",
    'FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\nEXPOSE 80\nCMD ["/server"]\n',
    'FROM golang:1.24 AS builder\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\n\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=builder /server /server\nEXPOSE 80\nCMD ["/server"]\n',
  ],
  [
    "a jar ships on a JRE",
    "BuildToolsShip",
    'FROM maven:3-eclipse-temurin-21\nWORKDIR /app\nCOPY . .\nRUN mvn package\nCMD ["java", "-jar", "target/a.jar"]\n',
    'FROM maven:3-eclipse-temurin-21 AS builder\nWORKDIR /app\nCOPY . .\nRUN mvn package\n\nFROM eclipse-temurin:21-jre\nWORKDIR /app\nCOPY --from=builder /app/target/a.jar /app/target/a.jar\nCMD ["java", "-jar", "target/a.jar"]\n',
  ],
  [
    "others still get development dependencies",
    "DevelopmentDependenciesShip",
    "FROM node:22 AS deps\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:22 AS build\nWORKDIR /app\nCOPY --from=deps /app/node_modules ./node_modules\nRUN npm run build\nFROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app/dist ./dist\nCOPY --from=deps /app/node_modules ./node_modules\n",
    "FROM node:22 AS deps\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:22 AS build\nWORKDIR /app\nCOPY --from=deps /app/node_modules ./node_modules\nRUN npm run build\nFROM deps AS production-deps\nRUN npm prune --omit=dev\n\nFROM node:22-slim\nWORKDIR /app\nCOPY --from=build /app/dist ./dist\nCOPY --from=production-deps /app/node_modules ./node_modules\n",
  ],
])("%s", (_, id, text, expected) => {
  expect(fixed(id, text)).toBe(expected);
});
