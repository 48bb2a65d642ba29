export const usualText = "About as long as what people write to each other in the course of a day.";
