"""Sentences become observations: who is spoken of, when and where, in which order figures and names go together.

`assembly` puts a figure together; each folder answers one question about it and uses only those before it:

names      what the names of a clause mean
positions  where the figure stands in its sentence
whose      whether it is the province's or another's
times      which times are spoken of, and how long each holds
subjects   which indicator it is of
heads      what stands above its line
plans      whether it is planned, estimated or reached
doubts     what its words leave open
"""
