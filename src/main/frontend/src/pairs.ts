// Pair after pair by single keys. The next pair is on the page before the verdict on this one has reached the server.
import "./edit.scss";
import { reviewPairs } from "./edit/review.ts";

reviewPairs(document);
